using KiotaGate.Documents;

namespace KiotaGate.Lock;

/// <summary>The repository's <c>kiota-lock.json</c>: the only configuration of generated code.</summary>
/// <param name="KiotaVersion">The Kiota that the code was generated with; empty before the first generation.</param>
/// <param name="Entries">The clients in the order of the file.</param>
internal sealed record RepositoryLock(string KiotaVersion, IReadOnlyList<LockEntry> Entries)
{
    /// <summary>The name of the file, at the repository's root.</summary>
    public const string FileName = "kiota-lock.json";

    /// <summary>The layout of the file that this program reads and writes.</summary>
    public const string LockFileVersion = "1.0.0";

    /// <summary>The clients whose entries can be used.</summary>
    public IEnumerable<LockedClient> Clients => Entries.Select(entry => entry.Client).OfType<LockedClient>();

    /// <summary>The entries of those names, or all of them when no name is given.</summary>
    /// <param name="names">Names as in the lock; case is ignored.</param>
    /// <exception cref="GateException">A name is not in the lock.</exception>
    public IReadOnlyList<LockEntry> Select(IReadOnlyCollection<string> names)
    {
        foreach (var name in names.Where(name => !Entries.Any(entry => entry.IsNamed(name))))
        {
            throw new GateException($"{FileName} has no client \"{name}\". It has {string.Join(", ", Entries.Select(entry => entry.Name))}.");
        }

        return names.Count == 0 ? Entries : [.. Entries.Where(entry => names.Any(entry.IsNamed))];
    }

    /// <summary>The same lock with these clients in place of the ones of the same name.</summary>
    /// <param name="kiotaVersion">The Kiota that the clients are generated with.</param>
    /// <param name="updated">The clients.</param>
    public RepositoryLock With(string kiotaVersion, IEnumerable<LockedClient> updated)
    {
        var byName = updated.ToDictionary(client => client.Name, StringComparer.Ordinal);
        return new RepositoryLock(kiotaVersion, [.. Entries.Select(entry => byName.TryGetValue(entry.Name, out var client) ? entry with { Client = client } : entry)]);
    }
}

/// <summary>One entry of the lock.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Client">The client; null when the entry cannot be used.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
internal sealed record LockEntry(string Name, LockedClient? Client, DocumentProblem? Problem)
{
    /// <summary>Whether this is the entry of a name; case is ignored.</summary>
    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
