namespace Clients.Core.Streaming;

/// <summary>What a reconnecting stream is doing.</summary>
public enum SseState
{
    /// <summary>It has not been read yet.</summary>
    NotStarted,

    /// <summary>It is asking the service for the stream.</summary>
    Connecting,

    /// <summary>It is open: events are handed out as they come.</summary>
    Open,

    /// <summary>It lost its connection, or could not make one, and waits before the next try.</summary>
    Waiting,

    /// <summary>It has ended for good.</summary>
    Closed,
}
