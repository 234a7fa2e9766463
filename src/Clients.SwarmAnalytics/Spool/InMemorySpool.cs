namespace Clients.SwarmAnalytics.Spool;

/// <summary>The default spool: events wait in memory and are lost with the process. For one client.</summary>
public sealed class InMemorySpool : IEventSpool, IClaimedSpool
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Slot> _leased = [];
    private readonly SpoolBounds _bounds;
    private readonly TimeProvider _timeProvider;
    private Queue<Slot> _slots = new();
    private long _lastId;
    private long _count;
    private long _bytes;
    private int _isClaimed;

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
    public long MaxEventBytes => _bounds.MaxBytes;

    /// <summary>How many events wait.</summary>
    internal long Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> AppendAsync(IReadOnlyList<SpooledEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        lock (_gate)
        {
            var stored = 0;
            while (stored < events.Count && _count < _bounds.MaxEvents && _bytes + events[stored].Body.Length <= _bounds.MaxBytes)
            {
                _slots.Enqueue(Add(events[stored]));
                stored++;
            }

            return ValueTask.FromResult(stored);
        }
    }

    /// <inheritdoc/>
    public ValueTask<SpoolLease> LeaseAsync(string install, int maxEvents, bool inOrder, CancellationToken cancellationToken)
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

                // A wait longer than any was written under another clock.
                if (slot.Event.NextAttempt > now && slot.Event.NextAttempt <= now + SqliteSpool.LongestWait)
                {
                    retryAt = retryAt < slot.Event.NextAttempt ? retryAt : slot.Event.NextAttempt;
                    if (inOrder)
                    {
                        break;
                    }

                    continue;
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
            foreach (var done in settlement.Done.Concat(settlement.SetAside))
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
    public ValueTask<IReadOnlyList<SpooledEvent>> PurgeAsync(string install, IReadOnlyCollection<string>? operations, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<SpooledEvent>>(
                Remove(slot => !_leased.ContainsKey(slot.Event.Id) && operations?.Contains(slot.Event.Operation) != false, onlyOldest: false));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(string install, CancellationToken cancellationToken) => ValueTask.FromResult(Count);

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

    /// <inheritdoc/>
    bool IClaimedSpool.TryClaim() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

    /// <summary>Takes out the oldest events that are not leased.</summary>
    internal List<SpooledEvent> Take(int maxEvents)
    {
        lock (_gate)
        {
            var taken = 0;
            return Remove(slot => taken < maxEvents && !_leased.ContainsKey(slot.Event.Id) && taken++ >= 0, onlyOldest: false);
        }
    }

    /// <summary>Puts events that were taken out back before all others, whatever the bounds say.</summary>
    internal void PutBack(IEnumerable<SpooledEvent> events)
    {
        lock (_gate)
        {
            _slots = new Queue<Slot>(events.Select(Add).Concat(_slots));
        }
    }

    private Slot Add(SpooledEvent spooled)
    {
        _bytes += spooled.Body.Length;
        _count++;
        return new Slot(spooled with { Id = ++_lastId });
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
