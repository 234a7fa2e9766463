using System.Text.Json;
using Clients.Core.Http;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>
/// Reads answers as this library's clients do: tolerantly, and so that what was read can be written back unchanged. Clients made from options use
/// it already; give it to an <see cref="Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter"/> of your own. JSON only: other content types are read as Kiota has registered them.
/// </summary>
public sealed class ClientParseNodeFactory : IParseNodeFactory
{
    private readonly UnreadableMembers _unreadable;

    /// <summary>Creates the factory. Unreadable members are counted as of <c>Clients.Core</c>.</summary>
    public ClientParseNodeFactory()
        : this(UnreadableMembers.OutsidePipelines)
    {
    }

    internal ClientParseNodeFactory(UnreadableMembers unreadable) => _unreadable = unreadable;

    /// <inheritdoc/>
    public string ValidContentType => JsonMediaType.Name;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The content is not JSON.</exception>
    public async Task<IParseNode> GetRootParseNodeAsync(string contentType, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!JsonMediaType.IsJson(contentType))
        {
            return await ParseNodeFactoryRegistry.DefaultInstance.GetRootParseNodeAsync(contentType, content, cancellationToken).ConfigureAwait(false);
        }

        // The pipeline has parsed the body already, to see that it is JSON.
        if (content is ReceivedStream { Json: { } received })
        {
            return new JsonModelNode(received, new ReadScope(_unreadable));
        }

        using var document = await JsonDocument.ParseAsync(content, default, cancellationToken).ConfigureAwait(false);
        return new JsonModelNode(document.RootElement.Clone(), new ReadScope(_unreadable));
    }
}
