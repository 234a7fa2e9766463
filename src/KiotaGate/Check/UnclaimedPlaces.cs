using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Drift;

/// <summary>Finds documents and trees that no client of the lock claims.</summary>
internal static class UnclaimedPlaces
{
    private const string RestoreEntry = $"git checkout -- {RepositoryLock.FileName}";

    public static IEnumerable<DriftFinding> Find(RepositoryLayout layout, RepositoryLock locked)
    {
        var documents = locked.Clients.Select(client => client.DescriptionLocation).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Entries(layout.Absolute(RepositoryLayout.SpecsFolder)).Where(IsDocument))
        {
            var path = $"{RepositoryLayout.SpecsFolder}/{name}";
            if (!documents.Contains(path))
            {
                yield return new DriftFinding(DriftKind.Unclaimed, path, $"is the document of no client: its entry is missing from {RepositoryLock.FileName}", RestoreEntry);
            }
        }

        var trees = locked.Clients.Select(client => client.OutputPath).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Entries(layout.GeneratedPath))
        {
            var path = $"{RepositoryLayout.GeneratedFolder}/{name}";
            if (!trees.Contains(path))
            {
                var isFolder = Directory.Exists(layout.Absolute(path));
                yield return new DriftFinding(
                    DriftKind.Unclaimed,
                    path,
                    isFolder ? $"is the tree of no client in {RepositoryLock.FileName}" : $"lies in {RepositoryLayout.GeneratedFolder}/, where only the clients' trees belong",
                    isFolder ? $"{RestoreEntry}, or remove the tree: git rm -r {path}" : $"rm {path}");
            }
        }
    }

    private static IEnumerable<string> Entries(string folder)
        => Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)
            : [];

    private static bool IsDocument(string name)
        => Path.GetExtension(name).ToUpperInvariant() is ".JSON" or ".YAML" or ".YML";
}
