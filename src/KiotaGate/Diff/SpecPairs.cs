using Clients.Kiota.Generator;
using Clients.Kiota.Generator.Lock;

namespace Clients.Cli.Spec;

/// <summary>Finds the documents to compare from what was typed: files, git revisions, or the work tree.</summary>
internal sealed class SpecPairs(CliEnvironment environment)
{
    /// <exception cref="SpecInputException">An argument names nothing, or the two do not go together.</exception>
    /// <exception cref="LockException">A revision was given outside a repository with a lock.</exception>
    public async Task<IReadOnlyList<SpecPair>> FindAsync(string oldArgument, string? newArgument, string? client, CancellationToken cancellationToken)
    {
        var before = await ResolveAsync(oldArgument, cancellationToken).ConfigureAwait(false);
        var after = newArgument is null ? new SpecVersion.WorkTree() : await ResolveAsync(newArgument, cancellationToken).ConfigureAwait(false);
        if (before is SpecVersion.File oldFile && after is SpecVersion.File newFile)
        {
            return [OfFiles(oldFile.Path, newFile.Path, client)];
        }

        var layout = RepositoryLayout.Find(environment.WorkingDirectory);
        var clients = Select(layout, before as SpecVersion.File ?? after as SpecVersion.File, client);
        var pairs = new List<SpecPair>();
        foreach (var locked in clients)
        {
            pairs.Add(new SpecPair(
                locked.Name,
                locked.DescriptionLocation,
                locked.Settings,
                await ReadAsync(layout, before, locked, cancellationToken).ConfigureAwait(false),
                await ReadAsync(layout, after, locked, cancellationToken).ConfigureAwait(false)));
        }

        return pairs;
    }

    private async Task<SpecVersion> ResolveAsync(string argument, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(argument, environment.WorkingDirectory);
        if (File.Exists(path))
        {
            return new SpecVersion.File(path);
        }

        return await GitRevision.FindAsync(environment.WorkingDirectory, argument, cancellationToken).ConfigureAwait(false) is { } revision
            ? new SpecVersion.Revision(revision)
            : throw new SpecInputException($"'{argument}' is neither a file here nor a revision git knows.");
    }

    private SpecPair OfFiles(string before, string after, string? client)
    {
        var settings = client is null
            ? new GenerationSettings { ClientClassName = "ApiClient", ClientNamespaceName = "ApiSdk" }
            : Select(RepositoryLayout.Find(environment.WorkingDirectory), null, client).Single().Settings;
        return new SpecPair(client ?? Path.GetFileName(after), after, settings, ReadFile(before), ReadFile(after));
    }

    // One file against a revision can only be one client: the one named, or the one whose document the file is.
    private static IReadOnlyList<LockedClient> Select(RepositoryLayout layout, SpecVersion.File? file, string? client)
    {
        var locked = LockReader.Read(layout, out _);
        if (client is not null || file is null)
        {
            return locked.Select(client is null ? [] : [client]);
        }

        var owner = locked.Clients.Where(candidate => layout.Absolute(candidate.DescriptionLocation) == file.Path).ToList();
        return owner.Count > 0
            ? owner
            : throw new SpecInputException($"{file.Path} is no client's document in {RepositoryLock.FileName}; say which client it is with --client NAME.");
    }

    private static async Task<byte[]?> ReadAsync(RepositoryLayout layout, SpecVersion version, LockedClient client, CancellationToken cancellationToken) => version switch
    {
        SpecVersion.File file => ReadFile(file.Path),
        SpecVersion.Revision revision => await revision.Git.ReadAsync(layout.Root, client.DescriptionLocation, cancellationToken).ConfigureAwait(false),
        _ => layout.Absolute(client.DescriptionLocation) is var path && File.Exists(path) ? ReadFile(path) : null,
    };

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecInputException($"{path} cannot be read: {e.Message}");
        }
    }
}
