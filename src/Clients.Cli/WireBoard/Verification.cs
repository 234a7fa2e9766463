using System.Globalization;
using Clients.Cli.Terminal;
using Clients.WireBoard;
using Clients.WireBoard.Models;

namespace Clients.Cli.WireBoard;

/// <summary>Tries the surfaces one after the other. One that fails does not keep the others from being tried.</summary>
internal sealed class Verification(WireBoardSession session, VerifyPage page, CliEnvironment environment, string? pinnedSite, TimeSpan duration)
{
    private const int Days = 7;
    private const int MostRows = 5;

    /// <summary>Tries all; true when all work.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var client = session.Client;
        var today = DateOnly.FromDateTime(environment.TimeProvider.GetUtcNow().UtcDateTime);
        var (from, to) = ((UtcDay)today.AddDays(1 - Days), (UtcDay)today);
        page.Heading(session.Safe(string.Create(
            CultureInfo.InvariantCulture, $"WireBoard verify: token {session.MaskedToken} at {session.Service}, {today.AddDays(1 - Days):yyyy-MM-dd} to {today:yyyy-MM-dd}")));

        await TryAsync("account", client.GetAccountAsync, SurfaceSummary.Account, cancellationToken).ConfigureAwait(false);
        var sites = await TryAsync("sites", client.ListSitesAsync, sites => SurfaceSummary.Sites(sites, pinnedSite), cancellationToken).ConfigureAwait(false);
        var site = pinnedSite ?? sites?.Sites?.FirstOrDefault()?.Id;
        await TryAsync("aggregate", site, (id, stop) => client.GetAggregateAsync(id, from, to, stop), SurfaceSummary.Aggregate, cancellationToken).ConfigureAwait(false);
        await TryAsync("timeseries", site, (id, stop) => client.GetTimeseriesAsync(id, from, to, TimeseriesMetric.Visitors, TimeseriesInterval.Day, stop), SurfaceSummary.Timeseries, cancellationToken).ConfigureAwait(false);
        await TryAsync("history", site, (id, stop) => client.GetHistoryAsync(id, from, to, stop), SurfaceSummary.History, cancellationToken).ConfigureAwait(false);
        await TryAsync("breakdown", site, (id, stop) => client.GetBreakdownAsync(id, from, to, BreakdownDimension.Country, MostRows, stop), SurfaceSummary.Breakdown, cancellationToken).ConfigureAwait(false);
        await TryAsync("urls", site, (id, stop) => client.GetUrlsAsync(id, from, to, limit: MostRows, cancellationToken: stop), SurfaceSummary.Urls, cancellationToken).ConfigureAwait(false);
        await TryAsync("events", site, (id, stop) => client.GetEventsAsync(id, from, to, limit: MostRows, cancellationToken: stop), SurfaceSummary.Events, cancellationToken).ConfigureAwait(false);
        await TryAsync("dimensions", client.GetDimensionsAsync, SurfaceSummary.Dimensions, cancellationToken).ConfigureAwait(false);
        await TryAsync("live: state + token", site, LiveBasicsAsync, SurfaceSummary.LiveBasics, cancellationToken).ConfigureAwait(false);
        await FollowAsync(site, cancellationToken).ConfigureAwait(false);
        return page.Sum();
    }

    private async Task<(LiveStateSnapshot State, LiveTokenResult Token)> LiveBasicsAsync(string siteId, CancellationToken cancellationToken) => (
        await session.Client.GetLiveStateAsync(siteId, cancellationToken: cancellationToken).ConfigureAwait(false),
        await session.Client.CreateLiveTokenAsync([siteId], cancellationToken: cancellationToken).ConfigureAwait(false));

    private async Task FollowAsync(string? siteId, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"live: stream ({duration.TotalSeconds:0}s)");
        if (siteId is null)
        {
            page.Add(NotTried(name));
            return;
        }

        await environment.Error.WriteLineAsync(session.Safe(string.Create(CultureInfo.InvariantCulture, $"Following {siteId} live for {duration.TotalSeconds:0} s."))).ConfigureAwait(false);
        var check = new LiveStreamCheck(session, environment.TimeProvider, name, duration);
        page.Add(await Progress.WhileAsync(environment, name, () => check.RunAsync(siteId, cancellationToken)).ConfigureAwait(false));
    }

    private async Task TryAsync<T>(string name, string? siteId, Func<string, CancellationToken, Task<T>> call, Func<T, string> describe, CancellationToken cancellationToken)
    {
        if (siteId is null)
        {
            page.Add(NotTried(name));
            return;
        }

        await TryAsync(name, stop => call(siteId, stop), describe, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T?> TryAsync<T>(string name, Func<CancellationToken, Task<T>> call, Func<T, string> describe, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Progress.WhileAsync(environment, name, () => call(cancellationToken)).ConfigureAwait(false);
            page.Add(new SurfaceOutcome(name, true, session.Safe(describe(result))));
            return result;
        }
        catch (Exception e) when (WireBoardSession.IsServiceError(e))
        {
            page.Add(new SurfaceOutcome(name, false, session.Explain(e)));
            return default;
        }
    }

    private static SurfaceOutcome NotTried(string name) => new(name, false, "not tried: no site is known; name one with --site");
}
