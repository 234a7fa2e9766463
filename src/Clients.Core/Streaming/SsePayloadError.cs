using System.Text;

namespace Clients.Core.Streaming;

/// <summary>Why a payload could not be parsed, with the beginning of its text.</summary>
internal sealed record SsePayloadError(Exception Cause, string Text, bool IsTruncated)
{
    public static SsePayloadError From(Exception cause, ReadOnlySpan<byte> data)
    {
        var isTruncated = data.Length > SsePayloadException.MaxDataBytes;
        return new SsePayloadError(cause, Encoding.UTF8.GetString(isTruncated ? data[..SsePayloadException.MaxDataBytes] : data), isTruncated);
    }

    public SsePayloadException ToException(string eventType, string? eventId) => new(eventType, eventId, Text, IsTruncated, Cause);
}
