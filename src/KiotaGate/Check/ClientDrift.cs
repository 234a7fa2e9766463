namespace Clients.Kiota.Generator.Drift;

/// <summary>What was found about one client.</summary>
/// <param name="Name">The client's name in the lock.</param>
/// <param name="FileCount">Number of files regeneration writes.</param>
/// <param name="Findings">The differences, ordered by path; empty when there is none.</param>
public sealed record ClientDrift(string Name, int FileCount, IReadOnlyList<DriftFinding> Findings);
