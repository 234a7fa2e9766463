namespace Clients.Testing.Time;

/// <summary>
/// A clock that moves only when told to. Timers fire on the thread that moves it, in the order they are due, each seeing the time it was due at.
/// A test waits for <see cref="WaitForTimerAsync(TimeSpan, CancellationToken)"/> instead of sleeping: once the code under test waits on
/// the clock, the clock may move.
/// </summary>
public sealed class FakeTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<TimerWait> _waits = [];
    private DateTimeOffset _now;
    private long _order;

    /// <summary>Starts the clock at the given instant; 2026-01-01 00:00 UTC when null.</summary>
    public FakeTimeProvider(DateTimeOffset? start = null) => _now = start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How long it is until each pending timer fires, soonest first.</summary>
    public IReadOnlyList<TimeSpan> PendingTimers
    {
        get
        {
            lock (_gate)
            {
                return Pending();
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, firing what falls due.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        MoveTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock to an instant that is not past, firing what falls due.</summary>
    public void SetUtcNow(DateTimeOffset value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, GetUtcNow());
        MoveTo(value);
    }

    /// <summary>Completes once a timer is pending that is due in at least the given time from now, and returns the time until it fires.</summary>
    public Task<TimeSpan> WaitForTimerAsync(TimeSpan atLeast, CancellationToken cancellationToken = default) =>
        WaitForTimerAsync(due => due >= atLeast, cancellationToken);

    /// <summary>Completes once a timer is pending whose time until it fires satisfies the condition, and returns that time. Fails after 30 real seconds.</summary>
    public async Task<TimeSpan> WaitForTimerAsync(Func<TimeSpan, bool> condition, CancellationToken cancellationToken = default)
    {
        var wait = new TimerWait(condition);
        lock (_gate)
        {
            _waits.Add(wait);
            Notify();
        }

        try
        {
            return await wait.Found.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No timer as expected was started within 30 s. Pending: {string.Join(", ", PendingTimers)}.");
        }
    }

    /// <summary>Waits for a timer due in at least the given time, then moves the clock to where it fires.</summary>
    public async Task<TimeSpan> AdvanceToTimerAsync(TimeSpan atLeast, CancellationToken cancellationToken = default)
    {
        var due = await WaitForTimerAsync(atLeast, cancellationToken);
        Advance(due);
        return due;
    }

    internal bool Schedule(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _timers.Remove(timer);
            timer.Period = period > TimeSpan.Zero ? period : null;
            if (dueTime >= TimeSpan.Zero)
            {
                timer.DueAt = _now + dueTime;
                timer.Order = _order++;
                _timers.Add(timer);
                Notify();
            }
        }

        // As with the system's clock, a timer that is due at once fires without the clock moving, and not on the caller's stack.
        if (dueTime == TimeSpan.Zero)
        {
            ThreadPool.QueueUserWorkItem(_ => MoveTo(GetUtcNow()));
        }

        return true;
    }

    internal void Remove(FakeTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _timers.Remove(timer);
        }
    }

    // Whoever else moves the clock meanwhile, it never goes back.
    private void MoveTo(DateTimeOffset value)
    {
        while (true)
        {
            FakeTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.DueAt <= value).OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Order).FirstOrDefault();
                _now = Later(_now, next?.DueAt ?? value);
                if (next is not null)
                {
                    Reschedule(next);
                }
            }

            if (next is null)
            {
                return;
            }

            next.Fire();
        }
    }

    private void Reschedule(FakeTimer timer)
    {
        _timers.Remove(timer);
        if (timer.Period is { } period)
        {
            timer.DueAt += period;
            _timers.Add(timer);
        }
    }

    private List<TimeSpan> Pending() => _timers.Select(timer => timer.DueAt - _now).Order().ToList();

    private void Notify()
    {
        var pending = Pending();
        foreach (var wait in _waits.ToList())
        {
            foreach (var due in pending.Where(wait.Condition).Take(1))
            {
                _waits.Remove(wait);
                wait.Found.TrySetResult(due);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private sealed record TimerWait(Func<TimeSpan, bool> Condition)
    {
        public TaskCompletionSource<TimeSpan> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
