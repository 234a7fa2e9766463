using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;

namespace Clients.Kiota.Generator.Tests.Repositories;

/// <summary>A tree source whose documents simply list their files, so that tests of drift need no generator.</summary>
internal sealed class ListedFiles : ITreeSource
{
    public Task<ClientTree> GenerateAsync(LockedClient client, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        try
        {
            var files = JsonNode.Parse(document.Span)!.AsObject().ToDictionary(
                file => file.Key,
                file => Encoding.UTF8.GetBytes($"// {client.Settings.ClientClassName}\n{file.Value!.GetValue<string>()}"));
            return Task.FromResult(new ClientTree(files, $"{files.Count} files", []));
        }
        catch (JsonException e)
        {
            throw new GenerationException(GenerationMessageKind.Malformed, e.Message);
        }
    }
}
