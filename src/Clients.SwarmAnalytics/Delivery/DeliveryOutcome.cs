namespace Clients.SwarmAnalytics.Delivery;

/// <summary>What one try led to.</summary>
/// <param name="Kind">What to do with the event.</param>
/// <param name="Status">The answer's status; null when none came.</param>
/// <param name="RetryAfter">The wait the service asked for.</param>
internal readonly record struct DeliveryOutcome(DeliveryOutcomeKind Kind, int? Status = null, TimeSpan? RetryAfter = null);
