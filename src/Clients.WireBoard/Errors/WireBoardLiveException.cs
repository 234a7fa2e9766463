using Clients.Core;

namespace Clients.WireBoard;

/// <summary>Something about a Live stream itself: a message that cannot be read, a hub that is no hub, a callback that threw.</summary>
public sealed class WireBoardLiveException : ClientException
{
    internal WireBoardLiveException(WireBoardLiveError kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>What kind of trouble it is.</summary>
    public WireBoardLiveError Kind { get; }

    /// <summary>The id of the message concerned; null when there is none.</summary>
    public string? EventId { get; init; }
}
