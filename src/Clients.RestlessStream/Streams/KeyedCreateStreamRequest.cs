using Clients.RestlessStream.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.RestlessStream.Streams;

/// <summary>Writes a request as it is, and the client's key after it when it has none: the caller's object stays untouched.</summary>
internal sealed class KeyedCreateStreamRequest(CreateStreamRequest request, string? apiKey) : CreateStreamRequest
{
    public override void Serialize(ISerializationWriter writer)
    {
        request.Serialize(writer);
        BodyKey.WriteUnlessPresent(writer, request.ApiKey, request.AdditionalData, apiKey);
    }
}
