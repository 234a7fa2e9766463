namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Wakes whoever waits. Take <see cref="Next"/> first, then look whether there is something to do, then wait: so that no signal is missed in between.
/// </summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource _next = Create();

    /// <summary>Completes the next time the signal is set.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() => Interlocked.Exchange(ref _next, Create()).TrySetResult();

    /// <summary>Waits for a task taken from <see cref="Next"/>, at most for the given time, or until cancelled; never throws.</summary>
    public static async Task WaitAsync(Task signal, TimeSpan atMost, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (atMost > TimeSpan.Zero || atMost == Timeout.InfiniteTimeSpan)
        {
            // Task.WaitAsync cuts to whole milliseconds: a shorter wait would be none, and its caller would spin until the time has come.
            var whole = atMost == Timeout.InfiniteTimeSpan ? atMost : TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(atMost.TotalMilliseconds, int.MaxValue)));
            await signal.WaitAsync(whole, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Asynchronous, so that the caller of Set does not run the waiter's work.
    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
