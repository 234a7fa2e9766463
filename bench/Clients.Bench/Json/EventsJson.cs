using System.Text.Json;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Bench.Json;

/// <summary>A WireBoard events response of 500 rows, and the work done with it.</summary>
internal static class EventsJson
{
    public static byte[] Bytes { get; } = Create();

    /// <summary>Reads as the adapter does: from a buffered stream, through the registered factory.</summary>
    public static async ValueTask<EventsResponse> ReadAsync(JsonParseNodeFactory factory)
    {
        using var stream = new MemoryStream(Bytes, writable: false);
        var node = await factory.GetRootParseNodeAsync("application/json", stream);
        return node.GetObjectValue(EventsResponse.CreateFromDiscriminatorValue);
    }

    /// <summary>Writes as a request does: to the stream that becomes the body.</summary>
    public static long Write(EventsResponse response)
    {
        using var writer = new JsonSerializationWriter();
        writer.WriteObjectValue(null, response);
        using var content = writer.GetSerializedContent();
        return content.Length;
    }

    private static byte[] Create()
    {
        var random = new Random(20261120);
        string[] categories = ["Purchase", "Video", "Newsletter", "Navigation"];
        string[] actions = ["Completed", "Started", "Abandoned", "Clicked"];
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("status", true);
            writer.WriteStartObject("data");
            writer.WriteStartArray("rows");
            for (var i = 0; i < 500; i++)
            {
                writer.WriteStartObject();
                writer.WriteString("category", categories[random.Next(4)]);
                writer.WriteString("action", actions[random.Next(4)]);
                writer.WriteString("label", i % 10 == 0 ? null : "campaign " + random.Next(1000));
                writer.WriteNumber("count", random.Next(100_000));
                writer.WriteNumber("value", Math.Round(random.NextDouble() * 10_000, 2));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("total", 4211);
            writer.WriteStartArray("group_by");
            writer.WriteStringValue("category");
            writer.WriteStringValue("action");
            writer.WriteStringValue("label");
            writer.WriteEndArray();
            writer.WriteNumber("limit", 500);
            writer.WriteNumber("offset", 0);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
