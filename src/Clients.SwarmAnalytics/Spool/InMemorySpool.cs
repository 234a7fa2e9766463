namespace Clients.SwarmAnalytics.Spool;

/// <summary>The default spool: events wait in memory and are lost with the process. For one client.</summary>
public sealed class InMemorySpool : IEventSpool
{
    private readonly Lock _gate = new();
    private readonly Queue<Slot> _slots = new();
    private readonly Dictionary<long, Slot> _leased = [];
    private readonly SpoolBounds _bounds;
    private readonly TimeProvider _timeProvider;
    private long _lastId;
    private long _count;
    private long _bytes;

    /// <summary>Creates an empty spool.</summary>
    /// <param name="bounds">How much it keeps; the defaults of <see cref="SpoolBounds"/> when null.</param>
    /// <param name="timeProvider">The clock; the system's when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public InMemorySpool(SpoolBounds? bounds = null, TimeProvider? timeProvider = null)
    {
        _bounds = (bounds ?? new SpoolBounds()).Checked();
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public bool IsDurable => false;

    /// <inheritdoc/>
    public TimeSpan CommitInterval => TimeSpan.Zero;

    /// <inheritdoc/>
    public ValueTask<int> AppendAsync(IReadOnlyList<SpooledEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        lock (_gate)
        {
            var stored = 0;
            while (stored < events.Count && _count < _bounds.MaxEvents && _bytes + events[stored].Body.Length <= _bounds.MaxBytes)
            {
                _slots.Enqueue(new Slot(events[stored] with { Id = ++_lastId }));
                _bytes += events[stored].Body.Length;
                _count++;
                stored++;
            }

            return ValueTask.FromResult(stored);
        }
    }

    /// <inheritdoc/>
    public ValueTask<SpoolLease> LeaseAsync(string install, int maxEvents, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = _timeProvider.GetUtcNow();
            var expired = Remove(slot => slot.Event.RecordedAt < now - _bounds.MaxAge, onlyOldest: true);
            var leased = new List<SpooledEvent>(Math.Min(maxEvents, (int)Math.Min(_count, int.MaxValue)));
            DateTimeOffset? retryAt = null;
            foreach (var slot in _slots)
            {
                if (slot.IsGone)
                {
                    continue;
                }

                if (leased.Count == maxEvents)
                {
                    break;
                }

                if (slot.Event.NextAttempt > now)
                {
                    retryAt = slot.Event.NextAttempt;
                    break;
                }

                leased.Add(slot.Event);
                _leased[slot.Event.Id] = slot;
            }

            return ValueTask.FromResult(new SpoolLease { Events = leased, Expired = expired, RetryAt = leased.Count == 0 ? retryAt : null });
        }
    }

    /// <inheritdoc/>
    public ValueTask SettleAsync(SpoolSettlement settlement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        lock (_gate)
        {
            foreach (var done in settlement.Done)
            {
                if (_leased.Remove(done.Id, out var slot))
                {
                    Discard(slot);
                }
            }

            foreach (var retry in settlement.Retry)
            {
                if (_leased.Remove(retry.Id, out var slot))
                {
                    slot.Event = retry;
                }
            }

            if (settlement.EndsLease)
            {
                _leased.Clear();
            }

            TrimFront();
            return ValueTask.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SpooledEvent>> PurgeAsync(
        string install, IReadOnlyCollection<string> operations, DateTimeOffset recordedUpTo, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<SpooledEvent>>(Remove(slot => slot.Event.RecordedAt <= recordedUpTo && operations.Contains(slot.Event.Operation), onlyOldest: false));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(string install, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_count);
        }
    }

    /// <summary>Forgets every event.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _slots.Clear();
            _leased.Clear();
            _count = _bytes = 0;
        }

        return ValueTask.CompletedTask;
    }

    private List<SpooledEvent> Remove(Func<Slot, bool> condition, bool onlyOldest)
    {
        var removed = new List<SpooledEvent>();
        foreach (var slot in _slots)
        {
            if (!slot.IsGone && condition(slot))
            {
                Discard(slot);
                removed.Add(slot.Event);
            }
            else if (onlyOldest && !slot.IsGone)
            {
                break;
            }
        }

        TrimFront();
        return removed;
    }

    private void Discard(Slot slot)
    {
        slot.IsGone = true;
        _count--;
        _bytes -= slot.Event.Body.Length;
    }

    private void TrimFront()
    {
        while (_slots.TryPeek(out var oldest) && oldest.IsGone)
        {
            _slots.Dequeue();
        }
    }

    private sealed class Slot(SpooledEvent spooled)
    {
        public SpooledEvent Event { get; set; } = spooled;

        public bool IsGone { get; set; }
    }
}
