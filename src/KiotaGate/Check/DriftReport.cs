namespace Clients.Kiota.Generator.Drift;

/// <summary>What a check found.</summary>
/// <param name="Clients">The checked clients in the order of the lock.</param>
/// <param name="Repository">Differences that belong to no single client: the lock, unclaimed documents and trees.</param>
public sealed record DriftReport(IReadOnlyList<ClientDrift> Clients, IReadOnlyList<DriftFinding> Repository)
{
    /// <summary>Every difference, the clients' first.</summary>
    public IEnumerable<DriftFinding> Findings => Clients.SelectMany(client => client.Findings).Concat(Repository);

    /// <summary>Whether documents, lock and trees agree.</summary>
    public bool IsClean => !Findings.Any();
}
