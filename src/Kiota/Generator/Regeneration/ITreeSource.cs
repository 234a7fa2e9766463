using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Makes a client's tree from its document: this generator in process, or the official tool.</summary>
public interface ITreeSource
{
    /// <summary>Makes the tree in memory; the repository is not touched.</summary>
    /// <param name="client">The client's entry in the lock.</param>
    /// <param name="document">The document's bytes.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="GenerationException">The document cannot be turned into a client.</exception>
    /// <exception cref="RegenerationException">The generator cannot be run.</exception>
    Task<ClientTree> GenerateAsync(LockedClient client, ReadOnlyMemory<byte> document, CancellationToken cancellationToken);
}
