using KiotaGate.Files;
using KiotaGate.Git;
using KiotaGate.Lock;

namespace KiotaGate.Diff;

/// <summary>Finds what to compare from what was typed: files, git revisions, or the work tree.</summary>
/// <param name="workingDirectory">Where relative paths start, and where the repository is looked for.</param>
internal sealed class DiffSides(string workingDirectory)
{
    private abstract record Version
    {
        /// <summary>A document given as a file, absolute.</summary>
        internal sealed record Loose(string Path) : Version;

        /// <summary>The repository at a revision.</summary>
        internal sealed record Revision(GitRevision Git) : Version;

        /// <summary>The repository as it lies in the work tree.</summary>
        internal sealed record WorkTree : Version;
    }

    /// <summary>Finds the versions to compare.</summary>
    /// <param name="oldArgument">The old side: a file or a revision.</param>
    /// <param name="newArgument">The new side; null for the work tree.</param>
    /// <param name="client">The only client to compare; null for all.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="GateException">An argument names nothing, or the two do not go together.</exception>
    /// <exception cref="LockException">The lock cannot be used.</exception>
    public async Task<IReadOnlyList<SpecPair>> FindAsync(string oldArgument, string? newArgument, string? client, CancellationToken cancellationToken)
    {
        var before = await ResolveAsync(oldArgument, cancellationToken).ConfigureAwait(false);
        var after = newArgument is null ? new Version.WorkTree() : await ResolveAsync(newArgument, cancellationToken).ConfigureAwait(false);
        if (before is Version.Loose oldFile && after is Version.Loose newFile)
        {
            var options = client is null
                ? new KiotaOptions { ClientClassName = "ApiClient", ClientNamespaceName = "ApiSdk" }
                : Select(RepositoryLayout.Find(workingDirectory), null, client).Single().Options;
            return [new SpecPair(client ?? Path.GetFileName(newFile.Path), newFile.Path, LooseSide(oldFile.Path, options), LooseSide(newFile.Path, options))];
        }

        var layout = RepositoryLayout.Find(workingDirectory);
        var pairs = new List<SpecPair>();
        foreach (var locked in Select(layout, before as Version.Loose ?? after as Version.Loose, client))
        {
            var sides = await Task.WhenAll(ReadAsync(layout, before, locked, cancellationToken), ReadAsync(layout, after, locked, cancellationToken)).ConfigureAwait(false);
            pairs.Add(new SpecPair(locked.Name, locked.DescriptionLocation, sides[0], sides[1]));
        }

        return pairs;
    }

    private async Task<Version> ResolveAsync(string argument, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(argument, workingDirectory);
        if (File.Exists(path))
        {
            return new Version.Loose(path);
        }

        var root = RepositoryLayout.FindOrDefault(workingDirectory)?.Root ?? workingDirectory;
        return await GitRevision.FindAsync(root, argument, cancellationToken).ConfigureAwait(false) is { } revision
            ? new Version.Revision(revision)
            : throw new GateException($"'{argument}' is neither a file here nor a revision that git knows.");
    }

    // One file against a revision can only be one client: the one named, or the one whose document the file is.
    private static List<LockedClient> Select(RepositoryLayout layout, Version.Loose? file, string? client)
    {
        var entries = LockReader.Read(layout, out _).Select(client is null ? [] : [client]);
        if (entries.FirstOrDefault(entry => entry.Client is null) is { } broken)
        {
            throw new LockException(broken.Problem!);
        }

        var clients = entries.Select(entry => entry.Client!).ToList();
        if (client is not null || file is null)
        {
            return clients;
        }

        var owner = clients.Where(candidate => layout.Absolute(candidate.DescriptionLocation) == file.Path).ToList();
        return owner.Count > 0 ? owner : throw new GateException($"{file.Path} is no client's document in {RepositoryLock.FileName}. Name the client with --client NAME.");
    }

    private static async Task<SpecSide> ReadAsync(RepositoryLayout layout, Version version, LockedClient client, CancellationToken cancellationToken) => version switch
    {
        Version.Loose file => LooseSide(file.Path, client.Options),
        Version.Revision revision => await AtRevisionAsync(revision.Git, client, cancellationToken).ConfigureAwait(false),
        _ => InWorkTree(layout, client),
    };

    private static SpecSide LooseSide(string path, KiotaOptions options) => new(ReadFile(path), options, null);

    private static async Task<SpecSide> AtRevisionAsync(GitRevision git, LockedClient client, CancellationToken cancellationToken)
    {
        var then = await LockedThenAsync(git, client, cancellationToken).ConfigureAwait(false);
        var document = await git.ReadAsync((then ?? client).DescriptionLocation, cancellationToken).ConfigureAwait(false);
        var isFresh = then is not null && document is not null && ContentHash.Of(document) == then.DocumentHash;
        return new SpecSide(
            document,
            (then ?? client).Options,
            document is null ? new Dictionary<string, byte[]>() : isFresh ? await git.ReadFolderAsync(then!.OutputPath, cancellationToken).ConfigureAwait(false) : null);
    }

    private static async Task<LockedClient?> LockedThenAsync(GitRevision git, LockedClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await git.ReadAsync(RepositoryLock.FileName, cancellationToken).ConfigureAwait(false) is { } bytes
                ? LockReader.Parse(bytes).Clients.FirstOrDefault(then => then.Name == client.Name)
                : null;
        }
        catch (LockException)
        {
            return null;
        }
    }

    // Code that was not regenerated from the document beside it says nothing about that document.
    private static SpecSide InWorkTree(RepositoryLayout layout, LockedClient client)
    {
        var path = layout.Absolute(client.DescriptionLocation);
        if (!File.Exists(path))
        {
            return new SpecSide(null, client.Options, new Dictionary<string, byte[]>());
        }

        var document = ReadFile(path);
        if (ContentHash.Of(document) != client.DocumentHash || layout.LinkOn(client.OutputPath) is not null)
        {
            return new SpecSide(document, client.Options, null);
        }

        var tree = FileTree.Read(layout.Absolute(client.OutputPath));
        return new SpecSide(document, client.Options, tree.Files.Keys.ToDictionary(file => file, tree.Content, StringComparer.Ordinal));
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GateException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
