namespace Clients.Core.Streaming;

/// <summary>
/// An event arrived, but it could not be read: its payload could not be parsed, or it exceeded <see cref="StreamOptions.MaxEventBytes"/>. The
/// exception that the parser threw is the inner one.
/// </summary>
public sealed class StreamPayloadException : StreamException
{
    internal const int MaxPayloadTextBytes = 4096;

    internal StreamPayloadException(DisconnectReason reason, string message, string eventType, string? eventId, string payloadText, bool isTruncated, Exception? innerException)
        : base(reason, message, innerException)
    {
        EventType = eventType;
        EventId = eventId;
        PayloadText = payloadText;
        IsPayloadTruncated = isTruncated;
    }

    /// <summary>The event's type; <c>message</c> when it has none or was too large.</summary>
    public string EventType { get; }

    /// <summary>The id the event carries, or null.</summary>
    public string? EventId { get; }

    /// <summary>The payload as text, at most its first 4 KiB. It is the service's data: do not log it.</summary>
    public string PayloadText { get; }

    /// <summary>True when <see cref="PayloadText"/> is only the beginning of the payload.</summary>
    public bool IsPayloadTruncated { get; }
}
