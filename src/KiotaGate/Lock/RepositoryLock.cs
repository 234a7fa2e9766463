namespace Clients.Kiota.Generator.Lock;

/// <summary>The repository's <c>kiota-lock.json</c>: the only configuration of regeneration.</summary>
/// <param name="Clients">The clients in the order of the file.</param>
public sealed record RepositoryLock(IReadOnlyList<LockedClient> Clients)
{
    /// <summary>The name of the file, at the repository's root.</summary>
    public const string FileName = "kiota-lock.json";

    /// <summary>The layout of the file that this code reads and writes.</summary>
    public const string LockFileVersion = "1.0.0";

    /// <summary>The one Kiota whose output is reproduced.</summary>
    public const string KiotaVersion = "1.34.1";

    /// <summary>The clients of those names, or all of them when no name is given.</summary>
    /// <param name="names">Names as in the lock, letter case ignored.</param>
    /// <exception cref="LockException">A name is not in the lock.</exception>
    public IReadOnlyList<LockedClient> Select(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
        {
            if (!Clients.Any(client => Matches(client, name)))
            {
                throw new LockException(
                    $"{FileName} has no client \"{name}\"; it has {string.Join(", ", Clients.Select(client => client.Name))}.");
            }
        }

        return names.Count == 0 ? Clients : [.. Clients.Where(client => names.Any(name => Matches(client, name)))];
    }

    /// <summary>The same lock with these clients' entries in place of the ones of the same name.</summary>
    /// <param name="updated">Entries to put in.</param>
    public RepositoryLock With(IEnumerable<LockedClient> updated)
    {
        var byName = updated.ToDictionary(client => client.Name, StringComparer.Ordinal);
        return new RepositoryLock([.. Clients.Select(client => byName.GetValueOrDefault(client.Name, client))]);
    }

    private static bool Matches(LockedClient client, string name) => string.Equals(client.Name, name, StringComparison.OrdinalIgnoreCase);
}
