namespace Clients.Sandbox.RestlessStream;

/// <summary>What goes wrong with a runtime connection.</summary>
public enum RuntimeFaultKind
{
    /// <summary>The connection is reset.</summary>
    Abort,

    /// <summary>The connection ends in order: end of body over SSE, close code 1001 over WebSocket.</summary>
    End,

    /// <summary>The WebSocket is closed with <see cref="RuntimeFault.CloseCode"/>; over SSE the same as <see cref="End"/>.</summary>
    Close,

    /// <summary>Half of the next event is sent, then the connection is reset.</summary>
    Partial,

    /// <summary>A payload that is not JSON is sent between two events; the connection goes on.</summary>
    Malformed,

    /// <summary>An event of <see cref="RuntimeFault.Bytes"/> bytes is sent between two events; the connection goes on.</summary>
    Oversize,

    /// <summary>Nothing more is sent, not even heartbeats, and the connection stays open.</summary>
    Silence,

    /// <summary>The next event is sent in pieces of <see cref="RuntimeFault.Bytes"/> bytes: fragments over WebSocket, flushes over SSE.</summary>
    Fragment,

    /// <summary>The next event is lost; the connection goes on.</summary>
    Lose,

    /// <summary>The next event is sent twice; the connection goes on.</summary>
    Repeat,
}
