using Clients.SwarmAnalytics.Contract;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>The opt-out: which events are muted, and whether queued ones are still to be removed.</summary>
internal sealed class OptOutFilter
{
    private readonly Lock _gate = new();
    private TelemetryMode _mode;
    private DateTimeOffset? _mutedUpTo;
    private bool _isPurgeDue;

    /// <summary>The operations that the opt-out mutes.</summary>
    public static IReadOnlyCollection<string> Operations { get; } =
        SwarmOperations.All.Where(operation => operation.Category == SwarmCategory.Product).Select(operation => operation.Method).ToHashSet(StringComparer.Ordinal);

    public TelemetryMode Mode
    {
        get
        {
            lock (_gate)
            {
                return _mode;
            }
        }
    }

    /// <summary>Up to when product events are to be removed from the spool; null when they have been.</summary>
    public DateTimeOffset? PendingPurge
    {
        get
        {
            lock (_gate)
            {
                return _isPurgeDue ? _mutedUpTo : null;
            }
        }
    }

    /// <summary>Whether an event must not be sent. One recorded before an opt-out stays muted even if the user has opted in again since.</summary>
    public bool IsMuted(SwarmOperation operation, DateTimeOffset recordedAt)
    {
        if (operation.Category != SwarmCategory.Product)
        {
            return false;
        }

        lock (_gate)
        {
            return _mode == TelemetryMode.Minimal || recordedAt <= _mutedUpTo;
        }
    }

    public void Set(TelemetryMode mode, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_mode != mode && mode == TelemetryMode.Minimal)
            {
                (_mutedUpTo, _isPurgeDue) = (now, true);
            }

            _mode = mode;
        }
    }

    public void Purged(DateTimeOffset upTo)
    {
        lock (_gate)
        {
            _isPurgeDue &= upTo != _mutedUpTo;
        }
    }
}
