using System.Diagnostics;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Carries events from the queue into the store, many in one commit. A commit is never more than the spool's interval away, and comes at once when somebody
/// waits for it. When the process ends without disposing the client, <see cref="SaveNow"/> does the same on the thread that ends the process.
/// </summary>
internal sealed partial class SpoolWriter(
    EventQueue queue, EventStore store, EventSerializer serializer, OptOutFilter optOut, DeliveryStatistics statistics, Action onStored, TimeProvider timeProvider, ILogger logger)
    : IDisposable
{
    private const int MaxBatch = 4096;

    // A transaction of SQLite needs as much room in its log.
    private const int MaxBatchBytes = 256 * 1024;

    // Another process may hold the lock of the file for as long as its own commits take.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LockPollInterval = TimeSpan.FromMilliseconds(20);

    // One at a time empties the queue: the loop, or a thread that ends the process.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<SpooledEvent> _batch = [];
    private readonly List<StoreBarrier> _barriers = [];
    private PurgeRequest? _purge;
    private long _batchSize;
    private Task<bool>? _arrival;

    /// <summary>Runs until the queue is closed and empty, or until cancelled. What is in the queue then is left to <see cref="DropRemaining"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        EventSerializer.WarmUp();
        var lastCommit = timeProvider.GetTimestamp() - timeProvider.TimestampFrequency;
        try
        {
            while (true)
            {
                var commitRequested = queue.CommitRequested.Next;
                if (!await WaitForWorkAsync(cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                if (_barriers.Count == 0 && queue.Count < MaxBatch)
                {
                    await AsyncSignal.WaitAsync(commitRequested, store.CommitInterval - timeProvider.GetElapsedTime(lastCommit), timeProvider, cancellationToken).ConfigureAwait(false);
                }

                await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    await StoreSomeAsync(cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    _turn.Release();
                }

                lastCommit = timeProvider.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Stores what is in memory on the calling thread, because the process ends. By the real clock: it ends, too, when a test holds its own.</summary>
    public void SaveNow(TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        if (!_turn.Wait(atMost))
        {
            return;
        }

        try
        {
            // At least once: events may be in the store, but only in memory.
            do
            {
                var left = atMost - watch.Elapsed;
                if (left <= TimeSpan.Zero || !StoreSomeAsync(CancellationToken.None, isUrgent: true).Wait(left))
                {
                    return;
                }
            }
            while (!queue.IsEmpty);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>After <see cref="RunAsync"/> has ended: drops what it could not store.</summary>
    public void DropRemaining()
    {
        do
        {
            Gather();
            statistics.Drop(_batch, DropReason.ShutDown);
            queue.Release(_batch.Count, _batchSize);
            _barriers.ForEach(barrier => barrier.Done.TrySetCanceled());
            _purge?.Done.TrySetCanceled();
            Clear();
            _barriers.Clear();
            _purge = null;
        }
        while (!queue.IsEmpty);
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Waits for something in the queue, or until events in memory should go back to the spool; false when the queue is closed and empty.</summary>
    private async Task<bool> WaitForWorkAsync(CancellationToken cancellationToken)
    {
        if (_barriers.Count > 0)
        {
            // A lock of another process is waited for.
            await AsyncSignal.WaitAsync(queue.CommitRequested.Next, LockPollInterval, timeProvider, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        }

        _arrival ??= queue.WaitAsync(cancellationToken).AsTask();
        if (store.UntilReturn is { } wait)
        {
            await AsyncSignal.WaitAsync(_arrival, wait, timeProvider, cancellationToken).ConfigureAwait(false);
            if (!_arrival.IsCompleted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return true;
            }
        }

        var isOpen = await _arrival.ConfigureAwait(false);
        _arrival = null;
        return isOpen;
    }

    private async Task StoreSomeAsync(CancellationToken cancellationToken, bool isUrgent = false)
    {
        Gather();
        var failure = await store.StoreAsync(_batch, isUrgent || _barriers.Count > 0, cancellationToken).ConfigureAwait(false);
        queue.Release(_batch.Count, _batchSize);
        Clear();
        onStored();
        Answer(failure);
        if (_purge is { } purge)
        {
            _purge = null;
            await PurgeAsync(purge, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Gather()
    {
        long bytes = 0;
        while (_purge is null && _batch.Count < MaxBatch && bytes < MaxBatchBytes && queue.TryRead(out var item))
        {
            switch (item)
            {
                case StoreBarrier barrier:
                    _barriers.Add(barrier);
                    break;
                case PurgeRequest purge:
                    // Nothing that was recorded later may be in the store before this is done.
                    _purge = purge;
                    break;
                case PendingEvent pending when Serialize(pending) is { } spooled:
                    _batch.Add(spooled);
                    _batchSize += pending.Size;
                    bytes += spooled.Body.Length;
                    break;
                case PendingEvent dropped:
                    queue.Release(1, dropped.Size);
                    break;
            }
        }
    }

    /// <summary>The event as it is stored, or null when it was dropped.</summary>
    private SpooledEvent? Serialize(PendingEvent pending)
    {
        DropReason? reason;
        try
        {
            var spooled = serializer.Serialize(pending);
            reason = spooled is null ? DropReason.Filtered : spooled.Body.Length > store.MaxEventBytes ? DropReason.TooLarge : null;
            if (reason is null)
            {
                return spooled;
            }
        }
        catch (Exception e)
        {
            // Validation should have met it, on the caller's thread. It must not stop other events.
            LogUnserializable(e, pending.Operation.Method);
            reason = DropReason.Unsendable;
        }

        statistics.Drop(new DroppedEvent(pending.Operation.Method, pending.SubmissionId, pending.RecordedAt, reason.Value));
        return null;
    }

    /// <summary>Tells those who wait for the disk. Those who wait for a lock of another process go on waiting for a while.</summary>
    private void Answer(SwarmSpoolException? failure)
    {
        foreach (var barrier in _barriers.ToList())
        {
            if (failure is null)
            {
                barrier.Done.TrySetResult();
            }
            else if (failure.IsBusy && timeProvider.GetElapsedTime(barrier.AddedAt) < LockPatience)
            {
                continue;
            }
            else
            {
                Fail(barrier.Done, failure);
            }

            _barriers.Remove(barrier);
        }
    }

    private async Task PurgeAsync(PurgeRequest purge, CancellationToken cancellationToken)
    {
        try
        {
            await store.PurgeAsync(purge, cancellationToken).ConfigureAwait(false);
            purge.Done.TrySetResult();
        }
        catch (SwarmSpoolException e)
        {
            Fail(purge.Done, e);
        }
        finally
        {
            // Even if it failed: the store does it before it hands out any event.
            optOut.Complete(purge);
        }
    }

    private static void Fail(TaskCompletionSource source, Exception exception)
    {
        source.TrySetException(exception);

        // Read, so that it does not count as unobserved: whoever flushes does not look, and whoever persists may have stopped waiting.
        _ = source.Task.Exception;
    }

    private void Clear()
    {
        _batch.Clear();
        _batchSize = 0;
    }

    [LoggerMessage(11, LogLevel.Error, "{Operation} could not be serialised and is dropped.")]
    private partial void LogUnserializable(Exception exception, string operation);
}
