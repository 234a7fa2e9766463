using Clients.Core.Http;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Carries events from the hand-over queue into the spool, many in one commit. A commit is never more than the spool's interval away,
/// and at once when somebody waits for it. When the spool fails, the events stay in hand and are tried again.
/// </summary>
internal sealed partial class SpoolWriter(
    EventQueue queue, IEventSpool spool, EventSerializer serializer, DeliveryStatistics statistics, Action onStored, TimeProvider timeProvider, ILogger logger)
{
    private const int MaxBatch = 4096;

    private readonly FullJitterBackoff _backoff = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5));
    private readonly List<SpooledEvent> _batch = [];
    private readonly List<TaskCompletionSource> _barriers = [];
    private long _batchSize;
    private int _failures;

    /// <summary>Runs until the queue is closed and empty, or until cancelled; what is in hand then is left to <see cref="DropRemaining"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var lastCommit = timeProvider.GetTimestamp() - timeProvider.TimestampFrequency;
        try
        {
            while (_batch.Count > 0 || await queue.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                var commitRequested = queue.CommitRequested.Next;
                Gather();
                if (_barriers.Count == 0 && _batch.Count < MaxBatch)
                {
                    await AsyncSignal.WaitAsync(commitRequested, spool.CommitInterval - timeProvider.GetElapsedTime(lastCommit), timeProvider, cancellationToken).ConfigureAwait(false);
                    Gather();
                }

                commitRequested = queue.CommitRequested.Next;
                if (!await TryCommitAsync(cancellationToken).ConfigureAwait(false))
                {
                    await AsyncSignal.WaitAsync(commitRequested, _backoff.Delay(_failures++), timeProvider, cancellationToken).ConfigureAwait(false);
                }

                cancellationToken.ThrowIfCancellationRequested();
                lastCommit = timeProvider.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>After <see cref="RunAsync"/> has ended: gives up what it could not store.</summary>
    public void DropRemaining()
    {
        do
        {
            Gather();
            _batch.ForEach(spooled => statistics.Drop(spooled, DropReason.ShutDown));
            queue.Release(_batch.Count, _batchSize);
            Clear();
        }
        while (queue.Count > 0 || _barriers.Count > 0);
    }

    private void Gather()
    {
        while (_batch.Count < MaxBatch && queue.TryRead(out var item))
        {
            if (item is TaskCompletionSource barrier)
            {
                _barriers.Add(barrier);
                continue;
            }

            var pending = (PendingEvent)item;
            try
            {
                _batch.Add(serializer.Serialize(pending));
                _batchSize += pending.Size;
            }
            catch (Exception e)
            {
                // Validation should have met it, on the caller's thread. That it did not must not stop everybody else's events.
                LogUnserializable(e, pending.Operation.Method);
                queue.Release(1, pending.Size);
                statistics.Drop(new DroppedEvent(pending.Operation.Method, pending.SubmissionId, pending.RecordedAt, DropReason.Unsendable));
            }
        }
    }

    private async Task<bool> TryCommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            var count = _batch.Count == 0 ? 0 : await spool.AppendAsync(_batch, cancellationToken).ConfigureAwait(false);
            for (var refused = count; refused < _batch.Count; refused++)
            {
                statistics.Drop(_batch[refused], DropReason.SpoolFull);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (_failures == 0)
            {
                LogAppendFailed(e, _batch.Count);
            }

            // Those who wait for the disk learn that it failed; the events themselves stay in hand.
            _barriers.ForEach(barrier => Fail(barrier, e));
            _barriers.Clear();
            return false;
        }

        _failures = 0;
        queue.Release(_batch.Count, _batchSize);
        _barriers.ForEach(barrier => barrier.TrySetResult());
        Clear();
        onStored();
        return true;
    }

    private static void Fail(TaskCompletionSource barrier, Exception exception)
    {
        barrier.TrySetException(exception);

        // Seen, lest it count as unobserved: whoever flushes does not look, and whoever persists may have stopped waiting.
        _ = barrier.Task.Exception;
    }

    private void Clear()
    {
        _barriers.ForEach(barrier => barrier.TrySetCanceled());
        _barriers.Clear();
        _batch.Clear();
        _batchSize = 0;
    }

    [LoggerMessage(10, LogLevel.Error, "The spool did not take {Count} events. They stay in memory, and storing them is tried again.")]
    private partial void LogAppendFailed(Exception exception, int count);

    [LoggerMessage(11, LogLevel.Error, "{Operation} could not be serialised and is dropped.")]
    private partial void LogUnserializable(Exception exception, string operation);
}
