using System.Globalization;
using Clients.WireBoard.Live;

namespace Clients.Cli.WireBoard;

/// <summary>Follows a site in managed mode for a while and counts what happens.</summary>
internal sealed class LiveStreamCheck(WireBoardSession session, TimeProvider timeProvider, string name, TimeSpan duration)
{
    /// <summary>From how many seconds on a renewal of the Live token must have been seen: it lives for 900 s and is renewed 60 s before its end.</summary>
    private const int SecondsToRenewal = 920;

    private static readonly TimeSpan OpenWithin = TimeSpan.FromSeconds(60);

    /// <summary>Passes when the stream opened and there was no error until the end; a stream that broke off and was replaced is none.</summary>
    public async Task<SurfaceOutcome> RunAsync(string siteId, CancellationToken cancellationToken)
    {
        var counters = new LiveCounters();
        var live = session.Client.Live(siteId, counters.CreateOptions());
        await using (live.ConfigureAwait(false))
        {
            try
            {
                await StartAsync(live, cancellationToken).ConfigureAwait(false);
                await FollowAsync(live, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (WireBoardSession.IsServiceError(e))
            {
                return new SurfaceOutcome(name, false, session.Explain(e));
            }

            // From here on nothing counts any more.
            await live.StopAsync().ConfigureAwait(false);
        }

        return new SurfaceOutcome(
            name,
            counters.Errors == 0,
            $"{SurfaceSummary.Count(counters.Events, "event")} received",
            $"JWT rotations: {Rotations(counters.Rotations)}",
            string.Create(CultureInfo.InvariantCulture, $"reconnects: {counters.Reconnects}"),
            string.Create(CultureInfo.InvariantCulture, $"errors: {counters.Errors}{(counters.LastError is { } error ? $", the last: {session.Explain(error)}" : "")}"));
    }

    private async Task StartAsync(LiveClient live, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(OpenWithin, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await live.StartAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"The stream did not open within {OpenWithin.TotalSeconds:0} s."));
        }
    }

    /// <summary>Lets the time pass, or throws the refusal that ends the stream before.</summary>
    private async Task FollowAsync(LiveClient live, CancellationToken cancellationToken)
    {
        using var window = new CancellationTokenSource(duration, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(window.Token, cancellationToken);
        try
        {
            await foreach (var _ in live.ReadStatesAsync(either.Token).ConfigureAwait(false))
            {
                // The callbacks count; the states only carry the end.
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
    }

    private string Rotations(int count) => (count, duration.TotalSeconds) switch
    {
        ( > 0, _) => string.Create(CultureInfo.InvariantCulture, $"{count} observed"),
        (_, < SecondsToRenewal) => string.Create(CultureInfo.InvariantCulture, $"not observed (it takes --duration={SecondsToRenewal} to see one)"),
        _ => "not observed",
    };
}
