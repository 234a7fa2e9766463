using System.Numerics;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Extensions.Logging;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Counts what becomes of events and reports drops and trouble with the spool: to the callbacks, the log and the meter. What those throw harms nothing.</summary>
internal sealed partial class DeliveryStatistics : IDisposable
{
    private readonly long[] _dropped = new long[Enum.GetValues<DropReason>().Length];
    private readonly Lock _gate = new();
    private readonly Action<DroppedEvent>? _onDrop;
    private readonly Action<SwarmSpoolException>? _onSpoolProblem;
    private readonly ILogger _logger;
    private readonly SwarmMetrics _metrics;
    private SwarmSpoolException? _spoolProblem;
    private long _accepted;
    private long _delivered;
    private long _retries;

    public DeliveryStatistics(SwarmAnalyticsClientOptions options, ILogger logger, Func<long> queued)
    {
        (_onDrop, _onSpoolProblem, _logger) = (options.OnDrop, options.OnSpoolProblem, logger);
        _metrics = new SwarmMetrics(() => (queued(), SpoolProblem is not null));
    }

    /// <summary>Why the spool cannot be used; null while it works. A change from one to the other is reported.</summary>
    public SwarmSpoolException? SpoolProblem
    {
        get => Volatile.Read(ref _spoolProblem);
        set
        {
            bool isNew;
            bool isOver;
            lock (_gate)
            {
                (isNew, isOver) = (_spoolProblem is null && value is not null, _spoolProblem is not null && value is null);
                _spoolProblem = value;
            }

            if (isNew)
            {
                Report(() =>
                {
                    SwarmMetrics.SpoolProblem();
                    LogSpoolProblem(value!);
                });
                Report(() => _onSpoolProblem?.Invoke(value!));
            }
            else if (isOver)
            {
                Report(LogSpoolWorks);
            }
        }
    }

    public SwarmStatistics Snapshot()
    {
        var dropped = Enum.GetValues<DropReason>().Select(reason => (reason, Count: Interlocked.Read(ref _dropped[(int)reason])));
        return new SwarmStatistics(
            Interlocked.Read(ref _accepted),
            Interlocked.Read(ref _delivered),
            Interlocked.Read(ref _retries),
            dropped.Where(entry => entry.Count > 0).ToDictionary(entry => entry.reason, entry => entry.Count))
        {
            SpoolProblem = SpoolProblem,
        };
    }

    public void Accept()
    {
        Interlocked.Increment(ref _accepted);
        Report(SwarmMetrics.Accept);
    }

    public void Deliver()
    {
        Interlocked.Increment(ref _delivered);
        Report(SwarmMetrics.Deliver);
    }

    public void Retry(SpooledEvent spooled, DeliveryOutcome outcome, TimeSpan delay)
    {
        Interlocked.Increment(ref _retries);
        Report(() =>
        {
            SwarmMetrics.Retry();
            LogRetry(spooled.Operation, spooled.SubmissionId, outcome.Kind, outcome.Status, spooled.Attempts, delay.TotalSeconds);
        });
    }

    public void Drop(IReadOnlyList<SpooledEvent> events, DropReason reason)
    {
        foreach (var spooled in events)
        {
            Drop(spooled, reason);
        }
    }

    public void Drop(SpooledEvent spooled, DropReason reason, int? status = null) =>
        Drop(new DroppedEvent(spooled.Operation, spooled.SubmissionId, spooled.RecordedAt, reason, status, spooled.Attempts));

    public void Drop(DroppedEvent dropped)
    {
        var count = Interlocked.Increment(ref _dropped[(int)dropped.Reason]);
        Report(() =>
        {
            SwarmMetrics.Drop(dropped.Reason);

            // A dead server and a full queue drop thousands a second: only the 1st, 2nd, 4th, 8th … of a reason is a warning.
            var isExpected = dropped.Reason is DropReason.Muted or DropReason.Filtered or DropReason.Deleted;
            var level = !isExpected && BitOperations.IsPow2(count) ? LogLevel.Warning : LogLevel.Debug;
            LogDrop(level, dropped.Operation, dropped.SubmissionId, dropped.Reason, dropped.StatusCode, dropped.Attempts, count);
        });
        Report(() => _onDrop?.Invoke(dropped));
    }

    public void Dispose() => _metrics.Dispose();

    /// <summary>Runs code of the user: a callback, a logger, the listener of a meter. Recording promises not to throw, and delivery goes on.</summary>
    private void Report(Action report)
    {
        try
        {
            report();
        }
        catch (Exception e)
        {
            try
            {
                LogReportFailed(e);
            }
            catch (Exception)
            {
                // The logger itself fails.
            }
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Operation} {SubmissionId} was not delivered ({Outcome}, status {Status}, {Attempts} failed attempts); trying again in {Delay:0.###} s.")]
    private partial void LogRetry(string operation, Guid submissionId, DeliveryOutcomeKind outcome, int? status, int attempts, double delay);

    [LoggerMessage(EventId = 2, Message = "{Operation} {SubmissionId} was dropped: {Reason} (status {Status}, {Attempts} failed attempts). {Count} dropped for this reason so far.")]
    private partial void LogDrop(LogLevel level, string operation, Guid submissionId, DropReason reason, int? status, int attempts, long count);

    [LoggerMessage(3, LogLevel.Error, "A callback, or a listener of the metrics, threw. Delivery goes on.")]
    private partial void LogReportFailed(Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The spool cannot be used. Events wait in memory and are delivered from there; the spool is tried again.")]
    private partial void LogSpoolProblem(Exception exception);

    [LoggerMessage(5, LogLevel.Information, "The spool works again.")]
    private partial void LogSpoolWorks();
}
