using Microsoft.Extensions.Time.Testing;

namespace Clients.Testing.Time;

/// <summary>
/// A <see cref="FakeTimeProvider"/> that knows its pending timers. A test calls <see cref="WaitForTimerAsync(TimeSpan, CancellationToken)"/>
/// instead of sleeping: once the code under test waits on the clock, the test moves the clock.
/// </summary>
public sealed class TestClock : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<PendingTimer> _pending = [];
    private readonly List<TimerWait> _waits = [];

    /// <summary>Starts the clock at the given instant; 2026-01-01 00:00 UTC when null.</summary>
    public TestClock(DateTimeOffset? start = null)
        : base(start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>How long it is until each pending timer fires, soonest first.</summary>
    public IReadOnlyList<TimeSpan> PendingTimers
    {
        get
        {
            lock (_gate)
            {
                return Remaining();
            }
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new PendingTimer(this, callback, state);
        timer.Attach(base.CreateTimer(timer.Fire, state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, stopping at each timer that falls due, so that its callback sees the time it was due at.</summary>
    public new void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (NextDue() is { } due && due <= target)
        {
            // Another thread may have moved the clock meanwhile; it never goes back.
            base.SetUtcNow(Later(due, GetUtcNow()));
        }

        base.SetUtcNow(Later(target, GetUtcNow()));
    }

    /// <summary>Completes once a timer is pending that is due in at least the given time from now, and returns the time until it fires.</summary>
    public Task<TimeSpan> WaitForTimerAsync(TimeSpan atLeast, CancellationToken cancellationToken = default) =>
        WaitForTimerAsync(due => due >= atLeast, cancellationToken);

    /// <summary>Completes once a timer is pending whose remaining time satisfies the condition, and returns that time. Fails after 30 real seconds.</summary>
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

    private DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            return _pending.Count == 0 ? null : _pending.Min(timer => timer.DueAt);
        }
    }

    private List<TimeSpan> Remaining() => _pending.Select(timer => timer.DueAt - GetUtcNow()).Order().ToList();

    private void Notify()
    {
        var remaining = Remaining();
        foreach (var wait in _waits.ToList())
        {
            if (remaining.Any(wait.Condition))
            {
                _waits.Remove(wait);
                wait.Found.TrySetResult(remaining.First(wait.Condition));
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private sealed record TimerWait(Func<TimeSpan, bool> Condition)
    {
        public TaskCompletionSource<TimeSpan> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    // Guarded by the clock's lock; the base class keeps the real schedule.
    private sealed class PendingTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer _inner = null!;
        private TimeSpan _period;
        private bool _isDisposed;

        public DateTimeOffset DueAt { get; private set; }

        public void Attach(ITimer inner) => _inner = inner;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (_isDisposed)
                {
                    return false;
                }

                clock._pending.Remove(this);
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    DueAt = clock.GetUtcNow() + dueTime;
                    clock._pending.Add(this);
                }

                // As with the system's clock, a timer that is due at once must not fire on the caller's stack.
                if (dueTime == TimeSpan.Zero)
                {
                    ThreadPool.QueueUserWorkItem(_ => _inner.Change(dueTime, period));
                    return true;
                }
            }

            if (!_inner.Change(dueTime, period))
            {
                return false;
            }

            lock (clock._gate)
            {
                clock.Notify();
            }

            return true;
        }

        public void Fire(object? ignored)
        {
            lock (clock._gate)
            {
                clock._pending.Remove(this);
                if (_isDisposed)
                {
                    return;
                }

                if (_period > TimeSpan.Zero)
                {
                    DueAt = clock.GetUtcNow() + _period;
                    clock._pending.Add(this);
                }
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                _isDisposed = true;
                clock._pending.Remove(this);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
