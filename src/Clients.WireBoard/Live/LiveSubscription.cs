using Clients.Core.Streaming;
using Clients.WireBoard.Models;
using Microsoft.Extensions.Logging;

namespace Clients.WireBoard.Live;

/// <summary>
/// What managed and raw Live have in common: start, stop and status. Once started it stays connected by itself: the short-lived token is
/// rotated without a gap, a stream that breaks off is replaced after a capped, jittered wait, until the client is stopped, the service refuses for good
/// (token, plan, unknown site or category), or <see cref="StreamOptions.MaxReconnects"/> is used up.
/// </summary>
public abstract class LiveSubscription : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly LiveConnector _connector;
    private readonly LiveOptions _options;
    private readonly TimeProvider _timeProvider;
    private Run? _run;
    private volatile StreamConnectionState _state;
    private volatile Exception? _failure;

    private protected LiveSubscription(LiveConnector connector, LiveOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _connector = connector;
        _options = options;
        _timeProvider = timeProvider;
        Callbacks = new LiveCallbacks(options, logger);
    }

    /// <summary>What the connection is doing.</summary>
    public StreamConnectionState ConnectionState => _state;

    /// <summary>What ended the client; null unless <see cref="ConnectionState"/> is <see cref="StreamConnectionState.Failed"/>.</summary>
    public Exception? Failure => _failure;

    private protected LiveCallbacks Callbacks { get; }

    /// <summary>Connects. Completes when the first stream is open (managed: and the snapshot loaded). After <see cref="StopAsync"/> it is a fresh start.</summary>
    /// <param name="cancellationToken">Gives the start up; it does not stop what has started.</param>
    /// <exception cref="InvalidOperationException">It is running already.</exception>
    /// <exception cref="PaidPlanRequiredException">The team's plan has no Live.</exception>
    /// <exception cref="WireBoardAuthException">The token was refused or lacks <c>live:read</c>.</exception>
    /// <exception cref="WireBoardApiException">The API or the hub answered an error, such as <c>concurrent_limit_reached</c>.</exception>
    /// <exception cref="WireBoardLiveException">The hub is not one to connect to.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        Run run;
        lock (_gate)
        {
            if (_run is { Ended.IsCompleted: false })
            {
                throw new InvalidOperationException("This Live client is running already; stop it before it is started again.");
            }

            _run = run = new Run();
            _failure = null;
        }

        using var starting = CancellationTokenSource.CreateLinkedTokenSource(run.Stop.Token, cancellationToken);
        try
        {
            Reset();
            await ReportAsync(StreamConnectionState.Connecting, null, 0, null, null).ConfigureAwait(false);
            var pump = new LivePump(_connector, _options, Callbacks, _timeProvider, this);
            await pump.OpenAsync(starting.Token, run.Stop.Token).ConfigureAwait(false);
            await ReportAsync(StreamConnectionState.Open, null, 0, null, null).ConfigureAwait(false);
            _ = RunAsync(run, pump);
        }
        catch (Exception exception)
        {
            await EndAsync(run, exception is OperationCanceledException ? null : exception).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Stops: the stream is closed, calls under way are given up. Does nothing when it is not running. Called by a callback it does not wait for the end, which
    /// comes once the callback has returned.
    /// </summary>
    public async Task StopAsync()
    {
        Run? run;
        lock (_gate)
        {
            run = _run;
        }

        if (run is not null)
        {
            // The end waits for the callback: were the callback to wait for the end, neither would come.
            var isCallback = Callbacks.IsCalling;
            await run.Stop.CancelAsync().ConfigureAwait(false);
            if (!isCallback)
            {
                await run.Ended.ConfigureAwait(false);
            }
        }
    }

    /// <summary>Stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Forgets what an earlier start left behind.</summary>
    private protected abstract void Reset();

    /// <summary>Ends the readers.</summary>
    private protected abstract void Complete(Exception? failure);

    /// <summary>The id to resume after, when the mode makes up for a gap by replay; null when it does so otherwise.</summary>
    internal abstract string? ResumeAfter { get; }

    /// <summary>Makes up for what happened while no stream was open; called when one is, before it is read.</summary>
    internal abstract Task CatchUpAsync(LiveConnection opened, CancellationToken cancellationToken);

    /// <summary>Takes one envelope that is new.</summary>
    internal abstract ValueTask TakeAsync(LiveEnvelope envelope, CancellationToken cancellationToken);

    /// <summary>Called when nothing more is at hand for the moment.</summary>
    internal virtual ValueTask IdleAsync() => default;

    /// <summary>Takes note of a new state and tells the application.</summary>
    internal ValueTask ReportAsync(StreamConnectionState state, DisconnectReason? reason, int attempt, TimeSpan? delay, Exception? exception)
    {
        _state = state;
        return Callbacks.StateChangedAsync(new StreamStateChange(state, reason, attempt, delay, exception, ResumeAfter ?? ""));
    }

    private async Task RunAsync(Run run, LivePump pump)
    {
        try
        {
            await pump.RunAsync(run.Stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.Stop.IsCancellationRequested)
        {
            await EndAsync(run, null).ConfigureAwait(false);
            return;
        }
        catch (Exception refusal)
        {
            await Callbacks.ErrorAsync(refusal).ConfigureAwait(false);
            await EndAsync(run, refusal).ConfigureAwait(false);
            return;
        }

        await EndAsync(run, null).ConfigureAwait(false);
    }

    private async Task EndAsync(Run run, Exception? failure)
    {
        _failure = failure;
        _state = failure is null ? StreamConnectionState.Closed : StreamConnectionState.Failed;
        Complete(failure);
        var reason = (failure as StreamException)?.Reason ?? (failure is null ? DisconnectReason.Stopped : DisconnectReason.Refused);
        await ReportAsync(_state, reason, 0, null, failure).ConfigureAwait(false);
        run.SetEnded();
    }

    private sealed class Run
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationTokenSource Stop { get; } = new();

        public Task Ended => _ended.Task;

        public void SetEnded() => _ended.TrySetResult();
    }
}
