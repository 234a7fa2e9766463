using System.Net.ServerSentEvents;

namespace Clients.Core.Streaming;

/// <summary>A payload, or why it could not be read: an exception thrown inside the parser would end its enumeration for good.</summary>
/// <remarks>Small on purpose: the parser copies it several times for every event.</remarks>
internal readonly struct SsePayload<T>(T value, SsePayloadError? error = null)
{
    public T Value { get; } = value;

    public SsePayloadError? Error { get; } = error;

    public static SseItemParser<SsePayload<T>> Guard(SseItemParser<T> parse) => (eventType, data) =>
    {
        if (eventType == SseEventType.TooLarge)
        {
            return new SsePayload<T>(default!, SsePayloadError.From(null, data));
        }

        try
        {
            return new SsePayload<T>(parse(SseEventType.Normalize(eventType), data));
        }
        catch (Exception exception)
        {
            return new SsePayload<T>(default!, SsePayloadError.From(exception, data));
        }
    };
}
