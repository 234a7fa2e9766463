using System.Net.ServerSentEvents;
using System.Text;

namespace Clients.Core.Streaming;

/// <summary>A payload, or why it could not be parsed: an exception thrown inside the parser would end its enumeration for good.</summary>
internal readonly struct SsePayload<T>(T value, Exception? error = null, string? text = null, bool isTruncated = false)
{
    public T Value { get; } = value;

    public Exception? Error { get; } = error;

    public SsePayloadException ToException(string eventType, string? eventId) =>
        new(eventType, eventId, text!, isTruncated, Error!);

    public static SseItemParser<SsePayload<T>> Guard(SseItemParser<T> parse) => (eventType, data) =>
    {
        try
        {
            return new SsePayload<T>(parse(SseEventType.Normalize(eventType), data));
        }
        catch (Exception exception)
        {
            var isTruncated = data.Length > SsePayloadException.MaxDataBytes;
            var text = Encoding.UTF8.GetString(isTruncated ? data[..SsePayloadException.MaxDataBytes] : data);
            return new SsePayload<T>(default!, exception, text, isTruncated);
        }
    };
}
