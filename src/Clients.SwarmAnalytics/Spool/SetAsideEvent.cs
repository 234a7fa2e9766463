namespace Clients.SwarmAnalytics.Spool;

/// <summary>A row of a spool that could not be used, as far as it could be read. Its payload is not shown.</summary>
/// <param name="Id">The number of the row among those that were set aside.</param>
/// <param name="Install">The install, as <see cref="SwarmAnalyticsClientOptions.InstallKey"/> names it.</param>
/// <param name="Operation">The document's <c>x-method</c>, such as <c>events.agent.create</c>.</param>
/// <param name="SubmissionId">The idempotency key as the row has it, which may be no UUID.</param>
/// <param name="Bytes">The size of the body.</param>
/// <param name="Reason">Why the row was set aside.</param>
/// <param name="SetAsideAt">When it was set aside.</param>
public sealed record SetAsideEvent(long Id, string Install, string Operation, string SubmissionId, long Bytes, string Reason, DateTimeOffset SetAsideAt);
