namespace Clients.Core.Streaming;

/// <summary>Why a stream or one of its connections ended.</summary>
public enum SseFailure
{
    /// <summary>No connection could be made, or it failed before the response's headers were there.</summary>
    ConnectFailed,

    /// <summary>The response's headers did not come within <see cref="SseConnectionOptions.ConnectTimeout"/>.</summary>
    ConnectTimedOut,

    /// <summary>The service answered with another status than 200: see <see cref="SseRefusedException"/>.</summary>
    Refused,

    /// <summary>The service answered 200 with something that is not <c>text/event-stream</c>.</summary>
    WrongContentType,

    /// <summary>The connection broke while the stream was open.</summary>
    ConnectionBroken,

    /// <summary>Not a byte came within <see cref="SseConnectionOptions.IdleTimeout"/>.</summary>
    IdleTimedOut,

    /// <summary>An event was larger than <see cref="SseConnectionOptions.MaxEventBytes"/>.</summary>
    EventTooLarge,

    /// <summary>A payload could not be parsed: see <see cref="SsePayloadException"/>.</summary>
    PayloadUnreadable,
}
