using System.Text;
using KiotaGate.Git;
using KiotaGate.Lock;

namespace KiotaGate.Check;

/// <summary>Finds documents and folders of code that no client of the lock claims.</summary>
internal static class UnclaimedPlaces
{
    private const int SniffedBytes = 4096;

    public static async Task<List<Finding>> FindAsync(RepositoryLayout layout, RepositoryLock locked, GitRepository? git, GateCommands commands, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var documents = locked.Clients.Select(client => client.DescriptionLocation).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Documents(layout).Where(path => !documents.Contains(path)))
        {
            var committed = await CommittedClientAsync(git, path, cancellationToken).ConfigureAwait(false);
            findings.Add(committed is null
                ? new Finding(FindingKind.Unclaimed, path, $"is the document of no client. Add a client to \"clients\" in {RepositoryLock.FileName}: {Entry(path)}", commands.Edit(RepositoryLock.FileName))
                : new Finding(FindingKind.Unclaimed, path, $"is the document of no client: the entry {committed} was removed from {RepositoryLock.FileName}", commands.GitRestore(RepositoryLock.FileName)));
        }

        var folders = locked.Clients.Select(client => client.OutputPath).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Entries(layout, RepositoryLayout.GeneratedFolder).Where(path => !folders.Contains(path)))
        {
            var isFolder = Directory.Exists(layout.Absolute(path));
            findings.Add(isFolder
                ? new Finding(FindingKind.Unclaimed, path, $"is the code of no client in {RepositoryLock.FileName}. Restore its entry there, or remove the folder", commands.GitRestore(RepositoryLock.FileName))
                : new Finding(FindingKind.Unclaimed, path, $"lies in {RepositoryLayout.GeneratedFolder}/, where only the clients' folders belong", commands.MoveAway(path, tracked: false)));
        }

        return findings;
    }

    private static IEnumerable<string> Documents(RepositoryLayout layout) =>
        Entries(layout, RepositoryLayout.SpecsFolder).Where(path => File.Exists(layout.Absolute(path)) && IsOpenApi(layout.Absolute(path)));

    private static IEnumerable<string> Entries(RepositoryLayout layout, string folder) =>
        Directory.Exists(layout.Absolute(folder)) && layout.LinkOn(folder) is null
            ? new DirectoryInfo(layout.Absolute(folder)).EnumerateFileSystemInfos().Select(entry => $"{folder}/{entry.Name}").Order(StringComparer.Ordinal)
            : [];

    // Other JSON and YAML files, such as a linter's settings, may lie beside the documents.
    private static bool IsOpenApi(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is not (".JSON" or ".YAML" or ".YML") || new FileInfo(path).LinkTarget is not null)
        {
            return false;
        }

        using var file = File.OpenRead(path);
        var start = new byte[SniffedBytes];
        var text = Encoding.UTF8.GetString(start, 0, file.ReadAtLeast(start, SniffedBytes, throwOnEndOfStream: false));
        return text.Contains("openapi", StringComparison.Ordinal) || text.Contains("swagger", StringComparison.Ordinal);
    }

    private static async Task<string?> CommittedClientAsync(GitRepository? git, string document, CancellationToken cancellationToken)
    {
        if (git is null
            || await git.RevisionAsync("HEAD", cancellationToken).ConfigureAwait(false) is not { } head
            || await head.ReadAsync(RepositoryLock.FileName, cancellationToken).ConfigureAwait(false) is not { } committed)
        {
            return null;
        }

        try
        {
            return LockReader.Parse(committed).Clients.FirstOrDefault(client => client.DescriptionLocation == document)?.Name;
        }
        catch (LockException)
        {
            return null;
        }
    }

    private static string Entry(string document)
    {
        var words = Path.GetFileNameWithoutExtension(document).Split(['-', '_', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return $"\"{name}\": {{ \"descriptionLocation\": \"{document}\", \"outputPath\": \"{RepositoryLayout.GeneratedFolder}/{name}\", "
            + $"\"clientClassName\": \"{name}Client\", \"clientNamespaceName\": \"{name}\" }}";
    }
}
