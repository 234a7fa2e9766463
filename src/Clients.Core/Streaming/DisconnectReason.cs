namespace Clients.Core.Streaming;

/// <summary>Why a stream is not, or no longer, connected.</summary>
public enum DisconnectReason
{
    /// <summary>The service ended the stream in order.</summary>
    Ended,

    /// <summary>No connection could be made, or it failed before the service answered.</summary>
    ConnectFailed,

    /// <summary>The service did not answer within <see cref="StreamOptions.ConnectTimeout"/>.</summary>
    ConnectTimedOut,

    /// <summary>The service answered with a status that is not a stream: see <see cref="StreamRefusedException"/>.</summary>
    Refused,

    /// <summary>The service answered 200 with something that is not <c>text/event-stream</c>.</summary>
    WrongContentType,

    /// <summary>The connection broke while the stream was open.</summary>
    ConnectionLost,

    /// <summary>Nothing arrived within <see cref="StreamOptions.IdleTimeout"/>.</summary>
    IdleTimedOut,

    /// <summary>The service closed the WebSocket with a code that reports an error: see <see cref="StreamException.CloseCode"/>.</summary>
    Closed,

    /// <summary>An event exceeded <see cref="StreamOptions.MaxEventBytes"/>, and nobody was there to take the report.</summary>
    EventTooLarge,

    /// <summary>An event could not be read, and nobody was there to take the report: see <see cref="StreamPayloadException"/>.</summary>
    PayloadUnreadable,

    /// <summary>The caller asked for a new connection with <see cref="StreamSubscription{TEvent}.Restart"/>.</summary>
    Restarted,

    /// <summary>The reader left the enumeration or cancelled it.</summary>
    Stopped,
}
