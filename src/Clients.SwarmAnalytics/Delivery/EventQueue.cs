using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>The hand-over queue: bounded by count and bytes, filled by any thread without waiting, emptied by one.</summary>
internal sealed class EventQueue(int maxEvents, long maxBytes)
{
    // Unbounded by itself: the bound has two dimensions, and covers events that were read but are not yet stored.
    private readonly Channel<object> _channel = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private int _count;
    private long _bytes;

    /// <summary>Events that the store has not yet taken, those being written included.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether the channel holds nothing, neither events nor requests.</summary>
    public bool IsEmpty => !_channel.Reader.TryPeek(out _);

    /// <summary>Set when somebody waits for what is in the queue.</summary>
    public AsyncSignal CommitRequested { get; } = new();

    /// <summary>Takes an event, unless the queue is full or closed.</summary>
    public bool TryAdd(PendingEvent pending)
    {
        if (Interlocked.Increment(ref _count) <= maxEvents & Interlocked.Add(ref _bytes, pending.Size) <= maxBytes
            && _channel.Writer.TryWrite(pending))
        {
            return true;
        }

        Release(1, pending.Size);
        return false;
    }

    /// <summary>Adds a request behind the events that are in the queue: a <see cref="StoreBarrier"/> or a <see cref="PurgeRequest"/>. False when the queue is closed.</summary>
    public bool TryAddRequest(object request)
    {
        var added = _channel.Writer.TryWrite(request);
        CommitRequested.Set();
        return added;
    }

    /// <summary>Refuses everything from now on; what is in the queue can still be read.</summary>
    public void Close()
    {
        _channel.Writer.TryComplete();
        CommitRequested.Set();
    }

    /// <summary>Waits for something to read; false when the queue is closed and empty.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _channel.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Reads a <see cref="PendingEvent"/> or a request.</summary>
    public bool TryRead([NotNullWhen(true)] out object? item) => _channel.Reader.TryRead(out item);

    /// <summary>Makes room: the events have been stored, or dropped.</summary>
    public void Release(int count, long bytes)
    {
        Interlocked.Add(ref _count, -count);
        Interlocked.Add(ref _bytes, -bytes);
    }
}

/// <summary>Waits in the queue until everything before it has been stored.</summary>
/// <param name="AddedAt">The timestamp of the request.</param>
internal sealed record StoreBarrier(long AddedAt)
{
    /// <summary>Completes when everything before is in the spool, and fails when the spool does.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
