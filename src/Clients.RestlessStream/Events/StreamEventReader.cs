using System.Text;
using System.Text.Json;
using Clients.RestlessStream.Models;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.RestlessStream.Events;

/// <summary>Reads the JSON of one runtime event.</summary>
internal static class StreamEventReader
{
    // A member given twice means different things to different readers: such an event is refused.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="utf8">The whole event.</param>
    /// <param name="transportId">The id the transport gave besides the JSON (the SSE <c>id</c> field), used when the JSON has no <c>event_id</c>.</param>
    /// <exception cref="RestlessStreamParseException">The text is no event.</exception>
    public static StreamEvent Read(ReadOnlySpan<byte> utf8, string? transportId = null)
    {
        try
        {
            // Copies the bytes: the event may outlive the buffer it was received in.
            var json = JsonElement.Parse(utf8, Strict);
            if (json.ValueKind != JsonValueKind.Object)
            {
                throw Unreadable("it is no JSON object", utf8);
            }

            if (!json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            {
                throw Unreadable("it has no \"type\"", utf8);
            }

            var read = new JsonParseNode(json).GetObjectValue(StreamEvent.CreateFromDiscriminatorValue);
            read.Json = json;
            read.EventId ??= transportId;
            return read;
        }
        // FormatException and InvalidOperationException: a field of another type than the document says, text that is no Unicode.
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw Unreadable(e.Message, utf8, e);
        }
    }

    private static RestlessStreamParseException Unreadable(string reason, ReadOnlySpan<byte> utf8, Exception? inner = null) => new(
        $"A runtime event cannot be read: {reason}. Its text is in RawText; set OnUnreadableEvent to go on past such events.",
        Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, RestlessStreamParseException.MaxRawTextLength * 4)]),
        inner);
}
