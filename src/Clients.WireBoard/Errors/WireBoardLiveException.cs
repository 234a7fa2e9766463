namespace Clients.WireBoard;

/// <summary>A failure of a Live stream itself: a message that cannot be read, a hub that is not one, a callback that threw.</summary>
public sealed class WireBoardLiveException : WireBoardException
{
    internal WireBoardLiveException(WireBoardLiveError kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public WireBoardLiveError Kind { get; }

    /// <summary>The id of the message concerned; null when there is none.</summary>
    public string? EventId { get; init; }
}
