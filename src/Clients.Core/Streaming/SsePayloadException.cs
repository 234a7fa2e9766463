namespace Clients.Core.Streaming;

/// <summary>An event arrived whole, but its payload could not be parsed; the parser's exception is the inner one.</summary>
public sealed class SsePayloadException : SseException
{
    internal const int MaxDataBytes = 4096;

    internal SsePayloadException(string eventType, string? eventId, string data, bool isTruncated, Exception innerException)
        : base(SseFailure.PayloadUnreadable, $"The payload of an event '{eventType}' could not be parsed: {innerException.Message}", innerException)
    {
        EventType = eventType;
        EventId = eventId;
        PayloadText = data;
        IsPayloadTruncated = isTruncated;
    }

    /// <summary>The event's name.</summary>
    public string EventType { get; }

    /// <summary>The id the event carries, or null.</summary>
    public string? EventId { get; }

    /// <summary>The payload as text, at most its first 4 KiB.</summary>
    public string PayloadText { get; }

    /// <summary>True when <see cref="PayloadText"/> is only the payload's beginning.</summary>
    public bool IsPayloadTruncated { get; }
}
