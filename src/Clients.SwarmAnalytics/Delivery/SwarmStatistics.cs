namespace Clients.SwarmAnalytics;

/// <summary>What a client has done since it was made.</summary>
/// <param name="Accepted">Events taken into the queue.</param>
/// <param name="Delivered">Events the service acknowledged, including those that earlier processes left.</param>
/// <param name="Retries">Failed attempts after which the event waits for another one.</param>
/// <param name="Dropped">Events dropped for good, by reason. A reason without drops is absent.</param>
public sealed record SwarmStatistics(long Accepted, long Delivered, long Retries, IReadOnlyDictionary<DropReason, long> Dropped)
{
    /// <summary>
    /// Why the spool cannot be used at present; null while it works. Events wait in memory meanwhile and are delivered from there, but a crash loses them.
    /// </summary>
    public SwarmSpoolException? SpoolProblem { get; init; }
}
