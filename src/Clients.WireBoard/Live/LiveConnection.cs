using Clients.Core.Streaming;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>
/// One open stream and the token it lives by. It is read step by step, so that its reader can tell an event that is at hand from
/// one that has yet to come.
/// </summary>
internal sealed class LiveConnection(SseConnection<LiveEnvelope> connection, TimeSpan lifetime, long openedAt) : IAsyncDisposable
{
    private IAsyncEnumerator<SseEvent<LiveEnvelope>>? _events;
    private Task<bool>? _pending;

    /// <summary>How long the token is valid from when it was minted.</summary>
    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>The clock's timestamp of the opening.</summary>
    public long OpenedAt { get; } = openedAt;

    /// <summary>The id of the event before the first one of this stream, as a Mercure hub tells it in the answer's <c>Last-Event-ID</c>; null when it does not.</summary>
    public string? Position => connection.Headers.TryGetValues("Last-Event-ID", out var values) ? values.First() : null;

    /// <summary>The reconnection time the hub asked for with <c>retry:</c>; null when it did not.</summary>
    public TimeSpan? RetryInterval => connection.RetryInterval;

    /// <summary>The envelope <see cref="TryMoveNext"/> came to.</summary>
    public LiveEnvelope Current
    {
        get
        {
            var current = _events!.Current;
            current.Data.EventId = current.Id;
            return current.Data;
        }
    }

    /// <summary>Completes when the event that has yet to come is there, or the stream has ended; completed when none is waited for.</summary>
    public Task Pending => _pending ?? Task.CompletedTask;

    /// <summary>Starts reading.</summary>
    /// <param name="stop">Ends reading with <see cref="OperationCanceledException"/>.</param>
    public void Begin(CancellationToken stop) => _events = connection.ReadAllAsync(stop).GetAsyncEnumerator(CancellationToken.None);

    /// <summary>Goes to the next event if it is at hand; false when <see cref="Pending"/> has to be waited for.</summary>
    /// <param name="hasEvent">Whether there is one; false at the end of the stream.</param>
    /// <exception cref="StreamException">The stream broke.</exception>
    public bool TryMoveNext(out bool hasEvent)
    {
        if (_pending is null)
        {
            var next = _events!.MoveNextAsync();
            if (next.IsCompletedSuccessfully)
            {
                hasEvent = next.Result;
                return true;
            }

            _pending = next.AsTask();
        }

        if (!_pending.IsCompleted)
        {
            hasEvent = false;
            return false;
        }

        var pending = _pending;
        _pending = null;
        hasEvent = pending.GetAwaiter().GetResult();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        if (_pending is not null)
        {
            // An enumeration under way ends when its connection is closed; how does not matter any more.
            await ((Task)_pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_events is not null)
        {
            await _events.DisposeAsync().ConfigureAwait(false);
        }
    }
}
