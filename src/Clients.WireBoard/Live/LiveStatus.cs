namespace Clients.WireBoard.Live;

/// <summary>Where a Live client stands.</summary>
public enum LiveStatus
{
    /// <summary>Never started.</summary>
    Idle,

    /// <summary>Being started: no stream has been open yet.</summary>
    Connecting,

    /// <summary>A stream is open and delivers.</summary>
    Open,

    /// <summary>The stream broke off; another is being opened, over and over until it succeeds.</summary>
    Reconnecting,

    /// <summary>Stopped on request; may be started again.</summary>
    Stopped,

    /// <summary>Refused for good, see <see cref="LiveSubscription.Failure"/>; may be started again once the cause is mended.</summary>
    Failed,
}
