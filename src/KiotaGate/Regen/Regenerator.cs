using System.Text;
using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.SpecDiff;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Brings trees and lock up to date with the documents, all of it or nothing.</summary>
public sealed class Regenerator
{
    private readonly RepositoryLayout _layout;
    private readonly ITreeSource _source;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a regenerator.</summary>
    /// <param name="layout">The repository.</param>
    /// <param name="source">What generates.</param>
    /// <param name="timeProvider">The clock that bounds the wait for another regeneration.</param>
    public Regenerator(RepositoryLayout layout, ITreeSource source, TimeProvider? timeProvider = null)
    {
        _layout = layout;
        _source = source;
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Regenerates some clients or all, and writes the lock.</summary>
    /// <remarks>Everything is generated before anything is touched; a tree that is right already keeps its files and their times.</remarks>
    /// <param name="names">Names in the lock; all clients when empty.</param>
    /// <param name="cancellationToken">Ends the work early; the trees and the lock are then as they were.</param>
    /// <returns>What changed, in the order of the lock.</returns>
    /// <exception cref="LockException">The lock cannot be used, or has no client of that name.</exception>
    /// <exception cref="GenerationException">A document cannot be turned into a client.</exception>
    /// <exception cref="RegenerationException">Something cannot be read or written, or another regeneration does not end.</exception>
    public async Task<IReadOnlyList<ClientChange>> RegenerateAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        using var claim = await RegenerationClaim.TakeAsync(_layout, _timeProvider, cancellationToken).ConfigureAwait(false);
        try
        {
            TreeSwap.Recover(_layout);
            var locked = LockReader.Read(_layout, out var lockText);
            var fresh = await Task.WhenAll(locked.Select(names).Select(client =>
                Task.Run(() => FreshClient.GenerateAsync(_layout, _source, client, cancellationToken), cancellationToken))).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();

            var changes = new List<ClientChange>();
            var trees = new List<(string OutputPath, IReadOnlyDictionary<string, byte[]> Files)>();
            foreach (var client in fresh)
            {
                var actual = TreeOnDisk.Read(_layout.Absolute(client.Entry.OutputPath));
                changes.Add(Describe(client, actual));
                if (!actual.Holds(client.Tree.Files))
                {
                    trees.Add((client.Entry.OutputPath, client.Tree.Files));
                }
            }

            var newLock = LockWriter.Write(locked.With(fresh.Select(client => client.Entry)));
            if (trees.Count > 0 || newLock != lockText)
            {
                TreeSwap.Commit(_layout, trees, Encoding.UTF8.GetBytes(newLock));
            }

            return changes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RegenerationException($"Nothing was regenerated: {e.Message}", e);
        }
    }

    private static ClientChange Describe(FreshClient client, TreeOnDisk actual)
    {
        var files = client.Tree.Files;
        string Full(string path) => $"{client.Entry.OutputPath}/{path}";
        return new ClientChange(
            client.Entry.Name,
            files.Count,
            [.. files.Keys.Where(path => !actual.Files.ContainsKey(path)).Select(Full)],
            [.. files.Where(file => actual.Files.TryGetValue(file.Key, out var was) && !was.AsSpan().SequenceEqual(file.Value)).Select(file => Full(file.Key))],
            [.. actual.Files.Keys.Where(path => !files.ContainsKey(path)).Concat(actual.Links.Where(path => !files.ContainsKey(path))).Select(Full)],
            ApiComparer.Compare(Api(actual.Files), Api(files)),
            client.Tree.Warnings);
    }

    private static IReadOnlyList<ApiMember> Api(IReadOnlyDictionary<string, byte[]> files)
        => ApiSurface.Read(files.Select(file => new GeneratedFile(file.Key, Encoding.UTF8.GetString(file.Value))));
}
