using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>A client generated just now: its tree, and the lock entry that goes with it.</summary>
internal sealed record FreshClient(LockedClient Entry, ClientTree Tree)
{
    /// <summary>Far above any real document; keeps a wrong path from filling memory.</summary>
    private const long MostBytes = 64 * 1024 * 1024;

    public static async Task<FreshClient> GenerateAsync(RepositoryLayout layout, ITreeSource source, LockedClient client, CancellationToken cancellationToken)
    {
        var document = await ReadAsync(layout.Absolute(client.DescriptionLocation), client, cancellationToken).ConfigureAwait(false);
        var tree = await source.GenerateAsync(client, document, cancellationToken).ConfigureAwait(false);
        RefuseStrayPaths(client, tree);
        return new FreshClient(
            client with
            {
                DescriptionHash = tree.DescriptionHash,
                DocumentHash = ContentHash.OfDocument(document),
                OutputHash = ContentHash.OfTree(tree.Files),
            },
            tree);
    }

    private static async Task<byte[]> ReadAsync(string path, LockedClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                throw new RegenerationException($"{client.DescriptionLocation}, the document of {client.Name}, is larger than {MostBytes / 1024 / 1024} MB.");
            }

            return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RegenerationException(
                $"{client.DescriptionLocation}, the document of {client.Name}, cannot be read: {e.Message} Restore it, or remove the entry from {RepositoryLock.FileName}.", e);
        }
    }

    // The names come out of the document; none of them may lead out of the client's folder.
    private static void RefuseStrayPaths(LockedClient client, ClientTree tree)
    {
        if (tree.Files.Keys.FirstOrDefault(path => !RepositoryLayout.IsPlain(path)) is { } stray)
        {
            throw new RegenerationException($"{client.DescriptionLocation} leads to a file named \"{stray}\", which would lie outside {client.OutputPath}; nothing was written.");
        }
    }
}
