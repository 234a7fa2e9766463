using System.Globalization;
using System.Text;
using System.Text.Json;
using Clients.Core.Serialization;
using Clients.RestlessStream.Models;

namespace Clients.RestlessStream.Events;

/// <summary>Reads the JSON of one runtime event.</summary>
internal static class StreamEventReader
{
    // A member given twice means different things to different readers: such an event is refused.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="utf8">The whole event.</param>
    /// <exception cref="RestlessStreamParseException">It is not an event.</exception>
    public static StreamEvent Read(ReadOnlySpan<byte> utf8)
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

            var read = ModelJson.Read(json, StreamEvent.CreateFromDiscriminatorValue);
            read.Json = json;
            return read.Type is null ? throw Unreadable("its \"type\" is not text", utf8) : read;
        }
        // The parsers' own messages quote what they read: none of their exceptions goes along.
        catch (JsonException e)
        {
            throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"it is no JSON, or has a member twice (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})"), utf8);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or OverflowException)
        {
            throw Unreadable("a field is of another type than documented, or text is no Unicode", utf8);
        }
    }

    private static RestlessStreamParseException Unreadable(string reason, ReadOnlySpan<byte> utf8) => new(
        $"A runtime event cannot be read: {reason}. Its text is in RawText; set OnUnreadableEvent to go on past such events.",
        Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, RestlessStreamParseException.MaxRawTextLength * 4)]));
}
