using System.Text;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;

namespace Clients.Kiota.Generator.Drift;

/// <summary>Regenerates in memory and compares documents, lock and trees; writes nothing.</summary>
/// <remarks>
/// It always regenerates: hashes in the lock could be edited along with a file, and then a check that trusted them would let both pass.
/// </remarks>
public sealed class DriftChecker
{
    private readonly RepositoryLayout _layout;
    private readonly ITreeSource _source;

    /// <summary>Makes a checker.</summary>
    /// <param name="layout">The repository.</param>
    /// <param name="source">What generates.</param>
    public DriftChecker(RepositoryLayout layout, ITreeSource source)
    {
        _layout = layout;
        _source = source;
    }

    /// <summary>Checks some clients or all; the lock itself and unclaimed places are always checked.</summary>
    /// <param name="names">Names in the lock; all clients when empty.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="LockException">The lock cannot be used, or has no client of that name.</exception>
    /// <exception cref="GenerationException">A document cannot be turned into a client.</exception>
    /// <exception cref="RegenerationException">A document or a tree cannot be read, or the generator cannot be run.</exception>
    public async Task<DriftReport> CheckAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var untracked = GitIndex.UntrackedAsync(_layout, cancellationToken);
        var locked = LockReader.Read(_layout, out var lockText);
        var checks = locked.Select(names)
            .Select(client => Task.Run(async () => await CheckAsync(client, await untracked.ConfigureAwait(false), cancellationToken).ConfigureAwait(false), cancellationToken))
            .ToList();
        var results = await Task.WhenAll(checks).ConfigureAwait(false);
        var repository = new List<DriftFinding>(UnclaimedPlaces.Find(_layout, locked));
        var expectedLock = LockWriter.Write(locked.With(results.Select(result => result.Entry)));
        if (lockText != expectedLock)
        {
            repository.Add(LockFinding(lockText, expectedLock, stale: results.Any(result => result.Stale)));
        }

        return new DriftReport([.. results.Select(result => result.Drift)], repository);
    }

    private async Task<(ClientDrift Drift, LockedClient Entry, bool Stale)> CheckAsync(LockedClient client, IReadOnlySet<string> untracked, CancellationToken cancellationToken)
    {
        var fresh = await FreshClient.GenerateAsync(_layout, _source, client, cancellationToken).ConfigureAwait(false);
        var actual = TreeOnDisk.Read(_layout.Absolute(client.OutputPath));
        if (client.OutputHash.Length == 0 && actual.IsEmpty)
        {
            return (new ClientDrift(client.Name, fresh.Tree.Files.Count, [NeverGenerated(client)]), fresh.Entry, Stale: true);
        }

        var documentChanged = fresh.Entry.DocumentHash != client.DocumentHash;
        var findings = TreeComparison.Compare(client, documentChanged, fresh.Tree, actual, untracked);
        if (documentChanged)
        {
            findings.Insert(0, new DriftFinding(DriftKind.Stale, client.DescriptionLocation, $"changed since {client.Name} was generated from it", $"clients regen {client.Name}"));
        }

        return (new ClientDrift(client.Name, fresh.Tree.Files.Count, findings), fresh.Entry, documentChanged);
    }

    private static DriftFinding NeverGenerated(LockedClient client)
        => new(DriftKind.Missing, client.OutputPath, $"is not generated yet from {client.DescriptionLocation}", $"clients regen {client.Name}");

    private static DriftFinding LockFinding(string actual, string expected, bool stale)
    {
        var (diff, line) = UnifiedDiff.Compare(RepositoryLock.FileName, Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));
        return new DriftFinding(
            stale ? DriftKind.Stale : DriftKind.Edited,
            RepositoryLock.FileName,
            stale ? "does not record the documents as they are" : "is not as regeneration writes it",
            "clients regen")
        {
            Diff = diff,
            Line = line,
        };
    }
}
