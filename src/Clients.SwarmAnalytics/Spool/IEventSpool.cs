namespace Clients.SwarmAnalytics.Spool;

/// <summary>
/// Where events wait between being recorded and being acknowledged by the service. One client uses a spool from several
/// threads at once; a durable spool may also be shared by several processes. The client that is given a spool disposes it.
/// </summary>
/// <remarks>A method that fails throws, best <see cref="SwarmSpoolException"/>. The client then keeps new events in memory and tries the spool again.</remarks>
public interface IEventSpool : IAsyncDisposable
{
    /// <summary>Whether an appended event outlives the process.</summary>
    bool IsDurable { get; }

    /// <summary>How long the client gathers events before it appends them together; zero appends at once.</summary>
    TimeSpan CommitInterval { get; }

    /// <summary>The largest body, in bytes, that fits when the spool is empty. A larger event is dropped as <see cref="DropReason.TooLarge"/>. Default: no limit.</summary>
    long MaxEventBytes => long.MaxValue;

    /// <summary>Stores events in order; they are stored (on disk, if the spool is durable) when this completes.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many were stored: the first so many. The others did not fit the bounds.</returns>
    ValueTask<int> AppendAsync(IReadOnlyList<SpooledEvent> events, CancellationToken cancellationToken);

    /// <summary>
    /// Hands out the oldest events of an install and keeps others from getting any of that install until the lease is settled or runs out,
    /// so that the order of an install holds.
    /// </summary>
    /// <param name="install">The install.</param>
    /// <param name="maxEvents">The most events to hand out.</param>
    /// <param name="inOrder">Whether an event that waits for its next attempt holds back those behind it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<SpoolLease> LeaseAsync(string install, int maxEvents, bool inOrder, CancellationToken cancellationToken);

    /// <summary>Records what became of leased events. Events whose lease was lost meanwhile are left alone.</summary>
    /// <param name="settlement">What became of them.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask SettleAsync(SpoolSettlement settlement, CancellationToken cancellationToken);

    /// <summary>Removes events that are not leased to anybody.</summary>
    /// <param name="install">The install.</param>
    /// <param name="operations">
    /// The operations, as in <see cref="SpooledEvent.Operation"/>. Null removes all that is kept of the install, leased or not, and whatever was set aside.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The removed events, without those that are leased to the caller.</returns>
    ValueTask<IReadOnlyList<SpooledEvent>> PurgeAsync(string install, IReadOnlyCollection<string>? operations, CancellationToken cancellationToken);

    /// <summary>How many events of an install wait, leased ones included.</summary>
    /// <param name="install">The install.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<long> CountAsync(string install, CancellationToken cancellationToken);
}
