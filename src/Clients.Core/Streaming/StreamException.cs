using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>A stream could not be opened, or its connection was lost. <see cref="Reason"/> says how.</summary>
public class StreamException : ClientException
{
    internal StreamException(DisconnectReason reason, string message, Exception? innerException = null)
        : base(message, innerException) =>
        Reason = reason;

    internal StreamException(DisconnectReason reason, string message, ReceivedResponse response)
        : base(message, response) =>
        Reason = reason;

    /// <summary>What went wrong.</summary>
    public DisconnectReason Reason { get; }

    /// <summary>The close code of a WebSocket, or null.</summary>
    public int? CloseCode { get; internal init; }
}
