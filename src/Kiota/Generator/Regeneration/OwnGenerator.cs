using System.Text;
using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Makes trees with this generator, in process.</summary>
public sealed class OwnGenerator : ITreeSource
{
    /// <inheritdoc/>
    public async Task<ClientTree> GenerateAsync(LockedClient client, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var hashing = Task.Run(() => DescriptionHash.ComputeAsync(DocumentLoader.LoadNodes(document.Span, client.DescriptionLocation), cancellationToken), cancellationToken);
        try
        {
            var result = ClientGenerator.Generate(document, client.DescriptionLocation, client.Settings);
            var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var file in result.Files)
            {
                files.Add(file.Path, Encoding.UTF8.GetBytes(file.Content));
            }

            return new ClientTree(files, await hashing.ConfigureAwait(false), result.Warnings);
        }
        catch
        {
            // The generator's own complaint is the better one; this only keeps the other from going unobserved.
            await hashing.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            throw;
        }
    }
}
