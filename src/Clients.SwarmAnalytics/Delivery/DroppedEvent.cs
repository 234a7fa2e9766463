namespace Clients.SwarmAnalytics;

/// <summary>An event that was given up for good; without its payload, so that it may be logged.</summary>
/// <param name="Operation">The document's <c>x-method</c>, such as <c>events.agent.create</c>.</param>
/// <param name="SubmissionId">Its idempotency key.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Reason">Why.</param>
/// <param name="StatusCode">The status of the service's last answer; null when none came.</param>
/// <param name="Attempts">How many tries were made.</param>
public sealed record DroppedEvent(
    string Operation, Guid SubmissionId, DateTimeOffset RecordedAt, DropReason Reason, int? StatusCode = null, int Attempts = 0);
