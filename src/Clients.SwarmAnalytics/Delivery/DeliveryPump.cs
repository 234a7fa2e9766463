using Clients.Core.Http;
using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Carries events from the spool to the service, oldest first. An event leaves the spool only once the service has it or it is given up.
/// A failed try stops the pump until the event's next try, so that nothing overtakes it and a server in trouble is left alone.
/// </summary>
internal sealed partial class DeliveryPump(
    string install, IEventSpool spool, EventSender sender, DeliveryStatistics statistics, OptOutFilter optOut, SwarmAnalyticsClientOptions options, ILogger logger)
{
    private const int MaxBatch = 100;

    // Settling renews the lease, so it must come round well within one.
    private static readonly TimeSpan SettleInterval = TimeSpan.FromMilliseconds(100);

    // Others who share the file may have died with events in it; nobody tells.
    private static readonly TimeSpan IdlePollInterval = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, SwarmOperation> _routes = SwarmOperations.All.ToDictionary(operation => operation.Method, StringComparer.Ordinal);
    private readonly FullJitterBackoff _backoff = new(options.RetryBaseDelay, options.RetryMaxDelay);
    private readonly TimeProvider _timeProvider = options.TimeProvider;
    private DeliveryBatch? _unsettled;
    private int _failures;
    private int _offlineTries;

    /// <summary>Set when there may be something to do.</summary>
    public AsyncSignal Wake { get; } = new();

    /// <summary>Set when events have left the spool.</summary>
    public AsyncSignal Progress { get; } = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wake = Wake.Next;
            TimeSpan pause;
            try
            {
                pause = await DeliverSomeAsync(cancellationToken).ConfigureAwait(false);
                _failures = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (_failures == 0)
                {
                    LogSpoolFailed(e);
                }

                pause = _backoff.Ceiling(_failures++);
            }

            await AsyncSignal.WaitAsync(wake, pause, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Delivers one lease and says how long to pause.</summary>
    private async Task<TimeSpan> DeliverSomeAsync(CancellationToken cancellationToken)
    {
        if (_unsettled is not null)
        {
            // The spool refused to hear what became of these. Before it has, it would hand them out again.
            await SettleAsync(_unsettled, endsLease: true).ConfigureAwait(false);
            _unsettled = null;
        }

        if (optOut.PendingPurge is { } recordedUpTo)
        {
            Drop(await spool.PurgeAsync(install, OptOutFilter.Operations, recordedUpTo, cancellationToken).ConfigureAwait(false), DropReason.Muted);
            optOut.Purged(recordedUpTo);
        }

        var lease = await spool.LeaseAsync(install, MaxBatch, cancellationToken).ConfigureAwait(false);
        Drop(lease.Expired, DropReason.Expired);
        if (lease.Events.Count == 0)
        {
            var idle = spool.IsDurable ? IdlePollInterval : Timeout.InfiniteTimeSpan;
            return lease.RetryAt is { } retryAt ? Positive(retryAt - _timeProvider.GetUtcNow()) : idle;
        }

        var batch = _unsettled = new DeliveryBatch(lease.Events, _timeProvider);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(options.Concurrency, lease.Events.Count)).Select(_ => DeliverAsync(batch, cancellationToken))).ConfigureAwait(false);
        }
        finally
        {
            // Even when stopping: what was acknowledged meanwhile need not be sent again, and others need not wait for the lease to run out.
            await SettleAsync(batch, endsLease: true).ConfigureAwait(false);
            _unsettled = null;
        }

        return TimeSpan.Zero;
    }

    private async Task DeliverAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && batch.TryTake(out var spooled))
        {
            if (!_routes.TryGetValue(spooled.Operation, out var operation) || operation.Category == SwarmCategory.Bootstrap)
            {
                Drop(batch, spooled, DropReason.Unsendable);
            }
            else if (optOut.IsMuted(operation, spooled.RecordedAt))
            {
                Drop(batch, spooled, DropReason.Muted);
            }
            else
            {
                Apply(batch, spooled, await sender.SendAsync(operation, spooled, cancellationToken).ConfigureAwait(false));
            }

            if (batch.SinceSettled > SettleInterval)
            {
                await SettleAsync(batch, endsLease: false).ConfigureAwait(false);
            }
        }
    }

    private void Apply(DeliveryBatch batch, SpooledEvent spooled, DeliveryOutcome outcome)
    {
        _offlineTries = outcome.Kind == DeliveryOutcomeKind.Offline ? _offlineTries + 1 : 0;
        switch (outcome.Kind)
        {
            case DeliveryOutcomeKind.Delivered:
                statistics.Deliver();
                batch.Finish(spooled);
                break;
            case DeliveryOutcomeKind.Rejected:
                Drop(batch, spooled with { Attempts = spooled.Attempts + 1 }, DropReason.Rejected, outcome.Status);
                break;
            case DeliveryOutcomeKind.Failed:
                Retry(batch, spooled with { Attempts = spooled.Attempts + 1 }, outcome);
                break;
            case DeliveryOutcomeKind.Offline:
                // A file is there for the times without a network. Memory is not: there the count ends the wait.
                Retry(batch, spool.IsDurable ? spooled : spooled with { Attempts = spooled.Attempts + 1 }, outcome);
                break;
        }
    }

    private void Retry(DeliveryBatch batch, SpooledEvent tried, DeliveryOutcome outcome)
    {
        if (tried.Attempts >= options.MaxAttempts)
        {
            Drop(batch, tried, DropReason.AttemptsExhausted, outcome.Status);
            return;
        }

        var asked = outcome.RetryAfter is { } after && after > options.MaxRetryAfter ? options.MaxRetryAfter : outcome.RetryAfter ?? TimeSpan.Zero;
        var jitter = _backoff.Delay(Math.Max(Math.Max(tried.Attempts, _offlineTries) - 1, 0));
        var delay = asked > jitter ? asked : jitter;
        batch.Postpone(tried with { NextAttempt = _timeProvider.GetUtcNow() + delay });
        statistics.Retry(tried, outcome.Status, delay);
    }

    private async Task SettleAsync(DeliveryBatch batch, bool endsLease)
    {
        // Not cancellable: it takes a moment, and its outcome is what the next start relies on.
        var settlement = batch.TakeSettlement(install, endsLease);
        try
        {
            await spool.SettleAsync(settlement, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            batch.Return(settlement);
            throw;
        }

        Progress.Set();
    }

    private void Drop(DeliveryBatch batch, SpooledEvent spooled, DropReason reason, int? status = null)
    {
        batch.Finish(spooled);
        statistics.Drop(spooled, reason, status);
    }

    private void Drop(IReadOnlyList<SpooledEvent> events, DropReason reason)
    {
        foreach (var spooled in events)
        {
            statistics.Drop(spooled, reason);
        }

        if (events.Count > 0)
        {
            Progress.Set();
        }
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1);

    [LoggerMessage(20, LogLevel.Error, "The spool failed during delivery. Delivery is tried again.")]
    private partial void LogSpoolFailed(Exception exception);
}
