namespace Clients.Sandbox.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>Answers <see cref="Fault.StatusCode"/> with <see cref="Fault.Body"/> instead of handling the request.</summary>
    Status,

    /// <summary>Waits <see cref="Fault.Delay"/>, then handles the request as usual.</summary>
    Delay,

    /// <summary>Resets the connection before the request is handled.</summary>
    Reset,

    /// <summary>Handles the request, keeps its effects, and resets the connection instead of answering; an event stream, as soon as it opens.</summary>
    LoseReply,

    /// <summary>Lets <see cref="Fault.Bytes"/> bytes of the response body go, then resets the connection, which may overtake them.</summary>
    Truncate,
}
