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

    /// <summary>Events that the spool has not yet taken, those being written included.</summary>
    public int Count => Volatile.Read(ref _count);

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

    /// <summary>A task that completes when everything added before has been stored, or fails when storing it fails; null when the queue is closed.</summary>
    public Task? AddBarrier()
    {
        var barrier = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var added = _channel.Writer.TryWrite(barrier);
        CommitRequested.Set();
        return added ? barrier.Task : null;
    }

    /// <summary>Refuses everything from now on; what is in the queue can still be read.</summary>
    public void Close()
    {
        _channel.Writer.TryComplete();
        CommitRequested.Set();
    }

    /// <summary>Waits for something to read; false when the queue is closed and empty.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _channel.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Reads a <see cref="PendingEvent"/> or the <see cref="TaskCompletionSource"/> of a barrier.</summary>
    public bool TryRead([NotNullWhen(true)] out object? item) => _channel.Reader.TryRead(out item);

    /// <summary>Makes room: the events have been stored, or dropped.</summary>
    public void Release(int count, long bytes)
    {
        Interlocked.Add(ref _count, -count);
        Interlocked.Add(ref _bytes, -bytes);
    }
}
