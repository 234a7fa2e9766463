using Clients.WireBoard.Models;
using Microsoft.Extensions.Logging;

namespace Clients.WireBoard.Live;

/// <summary>
/// Managed Live: the state of one site, always whole. The stream is opened first and the snapshot loaded second, so that what happens in between is
/// delivered on top of the snapshot instead of lost; envelopes carry absolute values, so one that the snapshot holds already changes nothing. After a stream broke
/// off the same is done again.
/// </summary>
public sealed class LiveClient : LiveSubscription
{
    private readonly string _siteId;
    private readonly Func<CancellationToken, Task<LiveStateSnapshot>> _loadSnapshot;
    private readonly Lock _gate = new();
    private Func<LiveState, ValueTask>[] _listeners = [];
    private StateFeed _feed = new();
    private LiveState? _unpublished;

    internal LiveClient(
        string siteId,
        Func<CancellationToken, Task<LiveStateSnapshot>> loadSnapshot,
        LiveConnector connector,
        LiveOptions options,
        TimeProvider timeProvider,
        ILogger logger)
        : base(connector, options, timeProvider, logger)
    {
        _siteId = siteId;
        _loadSnapshot = loadSnapshot;
    }

    /// <summary>The latest state: a new object after every change. Null before the first start has completed.</summary>
    public LiveState? State => _feed.Latest;

    /// <summary>Calls a listener with every new state, in order. The stream goes on when the call has completed. A listener that throws is reported to <c>OnError</c>.</summary>
    /// <param name="listener">Called with each state from the next one on.</param>
    /// <returns>Unsubscribes when disposed.</returns>
    public IDisposable Subscribe(Func<LiveState, ValueTask> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Unsubscriber(this, listener);
    }

    /// <inheritdoc cref="Subscribe(Func{LiveState, ValueTask})"/>
    public IDisposable Subscribe(Action<LiveState> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return Subscribe(state =>
        {
            listener(state);
            return default;
        });
    }

    /// <summary>
    /// The states from the present one on, for <c>await foreach</c>. A slow reader gets the latest state each time, never a backlog. Ends when the client is
    /// stopped; throws the refusal when it failed. May be called before the start, and by several readers.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration, not the client.</param>
    public IAsyncEnumerable<LiveState> ReadStatesAsync(CancellationToken cancellationToken = default) => _feed.ReadAsync(cancellationToken);

    // The snapshot makes up for any gap; replaying events older than it would only make the state go back and forth.
    internal override string? ResumeAfter => null;

    internal override async Task CatchUpAsync(LiveConnection opened, CancellationToken cancellationToken)
    {
        var snapshot = await _loadSnapshot(cancellationToken).ConfigureAwait(false);
        var malformed = new List<FormatException>();
        _unpublished = LiveState.From(_siteId, snapshot, malformed.Add);
        foreach (var problem in malformed)
        {
            await Callbacks.MalformedAsync(eventId: null, problem).ConfigureAwait(false);
        }
    }

    internal override async ValueTask TakeAsync(LiveEnvelope envelope, CancellationToken cancellationToken)
    {
        if (envelope.SiteId is not null && envelope.SiteId != _siteId)
        {
            return;
        }

        await Callbacks.EventAsync(envelope).ConfigureAwait(false);
        var before = _unpublished ?? _feed.Latest!;
        var after = before.Apply(envelope);
        if (_unpublished is not null)
        {
            _unpublished = after;
        }
        else if (!ReferenceEquals(before, after))
        {
            await PublishAsync(after).ConfigureAwait(false);
        }
    }

    /// <summary>What queued up while the snapshot was loaded has been merged into it: now the state may be seen.</summary>
    internal override ValueTask IdleAsync()
    {
        if (_unpublished is not { } state)
        {
            return default;
        }

        _unpublished = null;
        return PublishAsync(state);
    }

    private protected override void Reset()
    {
        lock (_gate)
        {
            // Readers of an earlier run have ended; those who came since wait on a feed that has seen nothing yet.
            if (_feed.IsComplete)
            {
                _feed = new StateFeed();
            }
        }
    }

    private protected override void Complete(Exception? failure) => _feed.Complete(failure);

    private async ValueTask PublishAsync(LiveState state)
    {
        _feed.Set(state);
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            await Callbacks.GuardedAsync("state", () => listener(state)).ConfigureAwait(false);
        }
    }

    private sealed class Unsubscriber(LiveClient client, Func<LiveState, ValueTask> listener) : IDisposable
    {
        private bool _isDone;

        public void Dispose()
        {
            lock (client._gate)
            {
                if (!_isDone)
                {
                    _isDone = true;
                    var listeners = client._listeners.ToList();
                    listeners.Remove(listener);
                    client._listeners = [.. listeners];
                }
            }
        }
    }
}
