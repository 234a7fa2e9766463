using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.RestlessStream.Streams;

/// <summary>The <c>apiKey</c> that create and update carry in their body.</summary>
internal static class BodyKey
{
    public static void WriteUnlessPresent(ISerializationWriter writer, string? given, IDictionary<string, object> additional, string? apiKey)
    {
        if (given is null && !additional.ContainsKey("apiKey") && !additional.ContainsKey("api_key"))
        {
            writer.WriteStringValue("apiKey", apiKey);
        }
    }
}
