using System.Numerics;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Counts what becomes of events and reports drops: to the callback, the log and the meter.</summary>
internal sealed partial class DeliveryStatistics : IDisposable
{
    private readonly long[] _dropped = new long[Enum.GetValues<DropReason>().Length];
    private readonly Action<DroppedEvent>? _onDrop;
    private readonly ILogger _logger;
    private readonly SwarmMetrics _metrics;
    private long _accepted;
    private long _delivered;
    private long _retries;

    public DeliveryStatistics(Action<DroppedEvent>? onDrop, ILogger logger, Func<long> queued)
    {
        (_onDrop, _logger) = (onDrop, logger);
        _metrics = new SwarmMetrics(queued);
    }

    public SwarmStatistics Snapshot()
    {
        var dropped = Enum.GetValues<DropReason>().Select(reason => (reason, Count: Interlocked.Read(ref _dropped[(int)reason])));
        return new SwarmStatistics(
            Interlocked.Read(ref _accepted),
            Interlocked.Read(ref _delivered),
            Interlocked.Read(ref _retries),
            dropped.Where(entry => entry.Count > 0).ToDictionary(entry => entry.reason, entry => entry.Count));
    }

    public void Accept()
    {
        Interlocked.Increment(ref _accepted);
        SwarmMetrics.Accept();
    }

    public void Deliver()
    {
        Interlocked.Increment(ref _delivered);
        SwarmMetrics.Deliver();
    }

    public void Retry(SpooledEvent spooled, int? status, TimeSpan delay)
    {
        Interlocked.Increment(ref _retries);
        SwarmMetrics.Retry();
        LogRetry(spooled.Operation, spooled.SubmissionId, status, spooled.Attempts, delay.TotalSeconds);
    }

    public void Drop(SpooledEvent spooled, DropReason reason, int? status = null) =>
        Drop(new DroppedEvent(spooled.Operation, spooled.SubmissionId, spooled.RecordedAt, reason, status, spooled.Attempts));

    public void Drop(DroppedEvent dropped)
    {
        var count = Interlocked.Increment(ref _dropped[(int)dropped.Reason]);
        SwarmMetrics.Drop(dropped.Reason);

        // A dead server and a full queue drop thousands a second: only the 1st, 2nd, 4th, 8th … of a reason is a warning.
        var level = dropped.Reason != DropReason.Muted && BitOperations.IsPow2(count) ? LogLevel.Warning : LogLevel.Debug;
        LogDrop(level, dropped.Operation, dropped.SubmissionId, dropped.Reason, dropped.StatusCode, dropped.Attempts, count);
        try
        {
            _onDrop?.Invoke(dropped);
        }
        catch (Exception e)
        {
            LogOnDropFailed(e);
        }
    }

    public void Dispose() => _metrics.Dispose();

    [LoggerMessage(1, LogLevel.Debug, "{Operation} {SubmissionId} was not delivered (status {Status}, try {Attempt}); trying again in {Delay:0.###} s.")]
    private partial void LogRetry(string operation, Guid submissionId, int? status, int attempt, double delay);

    [LoggerMessage(EventId = 2, Message = "{Operation} {SubmissionId} was dropped: {Reason} (status {Status}, {Attempts} tries). {Count} dropped for this reason so far.")]
    private partial void LogDrop(LogLevel level, string operation, Guid submissionId, DropReason reason, int? status, int attempts, long count);

    [LoggerMessage(3, LogLevel.Error, "OnDrop threw. The event stays dropped, delivery goes on.")]
    private partial void LogOnDropFailed(Exception exception);
}
