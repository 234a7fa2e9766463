namespace Clients.SwarmAnalytics;

/// <summary>What a client has done since it was made.</summary>
/// <param name="Accepted">Events taken into the queue.</param>
/// <param name="Delivered">Events the service acknowledged; those left by earlier processes count, too.</param>
/// <param name="Retries">Tries that failed and are, or were, repeated.</param>
/// <param name="Dropped">Events given up, by reason; a reason without drops is absent.</param>
public sealed record SwarmStatistics(long Accepted, long Delivered, long Retries, IReadOnlyDictionary<DropReason, long> Dropped);
