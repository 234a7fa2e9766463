namespace Clients.SwarmAnalytics.Spool;

/// <summary>What waits in a spool for one install.</summary>
/// <param name="Install">The install, as <see cref="SwarmAnalyticsClientOptions.InstallKey"/> names it.</param>
/// <param name="Events">How many events.</param>
/// <param name="Bytes">The size of their bodies.</param>
/// <param name="OldestRecordedAt">When the oldest was recorded.</param>
/// <param name="Leased">How many are in the hands of a process, or were when it fell silent.</param>
/// <param name="Tried">How many have been tried at least once.</param>
public sealed record SpoolSummary(string Install, long Events, long Bytes, DateTimeOffset OldestRecordedAt, long Leased, long Tried);
