namespace Clients.RestlessStream;

/// <summary>A subscription lost its connection and may not, or may no longer, reconnect.</summary>
public sealed class RestlessStreamConnectionException : RestlessStreamException
{
    internal RestlessStreamConnectionException(string message, string? cursor, Exception? innerException = null) : base(message, innerException) => Cursor = cursor;

    /// <summary>The id of the last event delivered, to resume after; null when there was none.</summary>
    public string? Cursor { get; }

    /// <summary>The WebSocket close code the service sent; null over SSE and when the connection broke without one.</summary>
    public int? CloseCode { get; internal init; }
}
