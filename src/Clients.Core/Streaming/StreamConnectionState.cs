namespace Clients.Core.Streaming;

/// <summary>What a reconnecting stream is doing.</summary>
public enum StreamConnectionState
{
    /// <summary>It has not been started.</summary>
    NotStarted,

    /// <summary>It is asking the service for the stream.</summary>
    Connecting,

    /// <summary>It is open and delivers events.</summary>
    Open,

    /// <summary>It lost its connection, or could not make one, and waits before it tries again.</summary>
    Waiting,

    /// <summary>It has ended: the service ended it and no reconnect was left, or the caller stopped it.</summary>
    Closed,

    /// <summary>It has given up because of a failure.</summary>
    Failed,
}
