using System.Text.Json;
using Clients.Core.Serialization;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>Reads one message of the stream, from its bytes, into an envelope with a typed payload.</summary>
internal static class LiveEnvelopeReader
{
    /// <exception cref="JsonException">The message is not JSON.</exception>
    /// <exception cref="FormatException">The message is not an envelope, its data does not have its category's shape, or a value has another type than documented.</exception>
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
        return ModelJson.Read(
            document.RootElement,
            TypedLiveEnvelope.CreateFromDiscriminatorValue,
            member => throw new FormatException($"In a message, {member}."));
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
