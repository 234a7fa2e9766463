namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Wakes whoever waits. Take <see cref="Next"/> first, then look whether there is something to do, then wait: so no beat is missed between.
/// </summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = Create();

    /// <summary>Completes at the next beat.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Beat() => Interlocked.Exchange(ref _next, Create()).TrySetResult();

    /// <summary>Waits for a beat taken before, or until the time is up, or until cancelled; it never throws.</summary>
    public static async Task WaitAsync(Task beat, TimeSpan atMost, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (atMost > TimeSpan.Zero || atMost == Timeout.InfiniteTimeSpan)
        {
            // Task.WaitAsync cuts to whole milliseconds: a shorter wait would be none, and its caller would spin until the time has come.
            var whole = atMost == Timeout.InfiniteTimeSpan ? atMost : TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(atMost.TotalMilliseconds, int.MaxValue)));
            await beat.WaitAsync(whole, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Asynchronous, so that whoever beats does not run the waiter's work.
    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
