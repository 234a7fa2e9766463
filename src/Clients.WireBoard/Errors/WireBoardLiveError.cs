namespace Clients.WireBoard;

/// <summary>The kinds of trouble with a Live stream.</summary>
public enum WireBoardLiveError
{
    /// <summary>A message is not an envelope that can be read. It is left out, the stream goes on.</summary>
    MalformedMessage,

    /// <summary>A callback or listener of the application threw; see the inner exception. The stream goes on.</summary>
    CallbackFailed,

    /// <summary>The hub's address is neither https nor on this machine, so the token was not sent there. Final.</summary>
    InsecureHub,

    /// <summary>The hub's answer is not an event stream.</summary>
    NotAStream,

    /// <summary>The hub answered 204: it asks not to be connected to again. Final.</summary>
    ToldToStop,
}
