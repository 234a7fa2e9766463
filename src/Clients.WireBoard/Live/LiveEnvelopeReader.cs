using System.Text.Json;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.WireBoard.Live;

/// <summary>Reads one message of the stream, from its bytes, into an envelope with a typed payload.</summary>
internal static class LiveEnvelopeReader
{
    /// <exception cref="JsonException">It is not JSON, or a number is not of its field's type.</exception>
    /// <exception cref="FormatException">It is not an envelope, or its data is not of its category's shape.</exception>
    public static LiveEnvelope Read(string eventType, ReadOnlySpan<byte> data)
    {
        if (RankedEnvelopeReader.TryRead(data) is { } ranked)
        {
            return ranked;
        }

        var reader = new Utf8JsonReader(data);
        // Everything is copied out of the document, so its pooled memory can go back at once.
        using var document = JsonDocument.ParseValue(ref reader);
        if (reader.Read() || document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The message is not one JSON object.");
        }

        CheckShape(document.RootElement);
        return new JsonParseNode(document.RootElement).GetObjectValue(TypedLiveEnvelope.CreateFromDiscriminatorValue);
    }

    // The parse node takes an object for an empty list and a list for an empty object.
    private static void CheckShape(JsonElement envelope)
    {
        if (envelope.TryGetProperty("category"u8, out var category) && category.ValueKind == JsonValueKind.String
            && LiveCategoryRules.Find(category.GetString()!) is { } rule
            && envelope.TryGetProperty("data"u8, out var data)
            && data.ValueKind != (rule.IsList ? JsonValueKind.Array : JsonValueKind.Object))
        {
            throw new FormatException($"The data of a {rule.Name} envelope is not {(rule.IsList ? "a list" : "an object")}.");
        }
    }
}
