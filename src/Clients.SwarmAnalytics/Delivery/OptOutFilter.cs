using Clients.SwarmAnalytics.Contract;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Asks for the removal of everything that was recorded before, or of the product events among it. It travels in the queue, behind those events.</summary>
/// <param name="Number">The number of the request, from 1.</param>
/// <param name="IsAll">Whether all events are meant, and whatever was set aside.</param>
/// <param name="Reason">Why the events are dropped.</param>
internal sealed record PurgeRequest(int Number, bool IsAll, DropReason Reason)
{
    private static readonly HashSet<string> ProductOperations =
        SwarmOperations.All.Where(operation => operation.Category == SwarmCategory.Product).Select(operation => operation.Method).ToHashSet(StringComparer.Ordinal);

    /// <summary>Completes when the removal is done or has failed.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The operations whose events are meant; null for all.</summary>
    public IReadOnlyCollection<string>? Operations => IsAll ? null : ProductOperations;

    public bool Covers(string operation) => IsAll || ProductOperations.Contains(operation);
}

/// <summary>
/// The opt-out: which events are muted now, and which were recorded before an opt-out. What was recorded before is told by its place in the queue and never by
/// the time, since clocks are set back and forth.
/// </summary>
internal sealed class OptOutFilter
{
    private readonly Lock _gate = new();
    private TelemetryMode _mode;
    private int _requested;
    private int _completed;
    private PurgeRequest? _lastOfAll;
    private PurgeRequest? _lastOfProduct;

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

    /// <summary>The number of the last request that was carried out. Events handed out by the spool since then were recorded after it.</summary>
    public int Completed
    {
        get
        {
            lock (_gate)
            {
                return _completed;
            }
        }
    }

    /// <summary>Whether events of a category are not recorded at present.</summary>
    public bool IsMuted(SwarmCategory category)
    {
        lock (_gate)
        {
            return IsMutedNow(category);
        }
    }

    /// <summary>Why an event that was handed out must not be sent; null when it may.</summary>
    /// <param name="operation">The operation of the event.</param>
    /// <param name="completed"><see cref="Completed"/> when the event was handed out.</param>
    public DropReason? WhyMuted(SwarmOperation operation, int completed)
    {
        lock (_gate)
        {
            return _lastOfAll?.Number > completed ? _lastOfAll.Reason
                : IsMutedNow(operation.Category) || (operation.Category == SwarmCategory.Product && _lastOfProduct?.Number > completed) ? DropReason.Muted
                : null;
        }
    }

    /// <summary>Changes the mode. Returns the request to put into the queue when events recorded before must go.</summary>
    public PurgeRequest? Set(TelemetryMode mode)
    {
        lock (_gate)
        {
            var isStricter = mode > _mode;
            _mode = mode;
            return isStricter ? Request(mode == TelemetryMode.Off, DropReason.Muted) : null;
        }
    }

    /// <summary>Makes a request that removes everything recorded before.</summary>
    public PurgeRequest RequestDeletion()
    {
        lock (_gate)
        {
            return Request(isAll: true, DropReason.Deleted);
        }
    }

    public void Complete(PurgeRequest request)
    {
        lock (_gate)
        {
            _completed = Math.Max(_completed, request.Number);
        }
    }

    private bool IsMutedNow(SwarmCategory category) => _mode == TelemetryMode.Off || (_mode == TelemetryMode.Minimal && category == SwarmCategory.Product);

    private PurgeRequest Request(bool isAll, DropReason reason)
    {
        var request = new PurgeRequest(++_requested, isAll, reason);
        if (isAll)
        {
            _lastOfAll = request;
        }
        else
        {
            _lastOfProduct = request;
        }

        return request;
    }
}
