using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>
/// Writes requests as this library's clients do: dates in ISO 8601 whatever the culture, and additional data as it was read. Clients made from options use
/// it already; give it to an <see cref="Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter"/> of your own. JSON only: other content types are written as Kiota has registered them.
/// </summary>
public sealed class ClientSerializationWriterFactory : ISerializationWriterFactory
{
    /// <inheritdoc/>
    public string ValidContentType => JsonMediaType.Name;

    /// <inheritdoc/>
    public ISerializationWriter GetSerializationWriter(string contentType) => JsonMediaType.IsJson(contentType)
        ? new JsonModelWriter()
        : SerializationWriterFactoryRegistry.DefaultInstance.GetSerializationWriter(contentType);
}
