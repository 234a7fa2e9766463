using System.Text;

namespace Clients.Core.Streaming;

/// <summary>Why an event could not be read, with the beginning of its payload.</summary>
/// <param name="Cause">What the parser threw; null when the event is too large.</param>
/// <param name="Text">The beginning of the payload.</param>
/// <param name="IsTruncated">Whether the payload is longer than <paramref name="Text"/>.</param>
internal sealed record SsePayloadError(Exception? Cause, string Text, bool IsTruncated)
{
    public static SsePayloadError From(Exception? cause, ReadOnlySpan<byte> data)
    {
        if (cause is null)
        {
            // Where the event was cut off.
            data = data.TrimEnd("\0\n"u8);
        }

        var isCut = data.Length > StreamPayloadException.MaxPayloadTextBytes;
        var kept = isCut ? data[..StreamPayloadException.MaxPayloadTextBytes] : data;
        return new SsePayloadError(cause, Encoding.UTF8.GetString(kept), isCut || cause is null);
    }

    public StreamPayloadException ToException(string eventType, string? eventId, int maxEventBytes) => Cause is null
        ? new StreamPayloadException(
            DisconnectReason.EventTooLarge,
            $"An event is larger than {maxEventBytes} bytes. Raise {nameof(StreamOptions.MaxEventBytes)} if the service is known to send such events.",
            eventType, eventId, Text, IsTruncated, innerException: null)
        : new StreamPayloadException(
            DisconnectReason.PayloadUnreadable,
            $"The payload of an event '{(eventType.Length > 50 ? eventType[..50] : eventType)}' could not be read: {Cause.Message}",
            eventType, eventId, Text, IsTruncated, Cause);
}
