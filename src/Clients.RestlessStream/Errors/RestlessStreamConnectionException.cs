namespace Clients.RestlessStream;

/// <summary>A subscription lost its connection and cannot, or must not, reconnect. Resume from <see cref="RestlessStreamException.Cursor"/>.</summary>
public sealed class RestlessStreamConnectionException : RestlessStreamException
{
    internal RestlessStreamConnectionException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>The WebSocket close code that the service sent; null over SSE, and when the connection broke without one.</summary>
    public int? CloseCode { get; internal init; }
}
