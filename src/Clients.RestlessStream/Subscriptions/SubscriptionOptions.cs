using Clients.Core.Streaming;

namespace Clients.RestlessStream;

/// <summary>How a subscription starts, lives and reconnects. Its <see cref="StreamOptions.ReconnectDelay"/> is 1 s and its <see cref="StreamOptions.MaxEventBytes"/> 4 MiB by default.</summary>
public class SubscriptionOptions : StreamOptions
{
    /// <summary>Creates options with the defaults of the service.</summary>
    public SubscriptionOptions()
    {
        ReconnectDelay = TimeSpan.FromSeconds(1);
        MaxEventBytes = 4 * 1024 * 1024;
    }

    /// <summary>The id of the event to resume after; none by default. The subscription moves its own copy on with each event it delivers, and sends it with every reconnect.</summary>
    public string? Cursor { get; set; }

    /// <summary>A timestamp (RFC 3339) or cursor to start from; it is sent only until the id of an event is known. None by default: from now on.</summary>
    public string? Since { get; set; }

    /// <summary>
    /// Takes the report of each event that cannot be read (<see cref="RestlessStreamParseException"/>, <see cref="RestlessStreamEventTooLargeException"/>),
    /// after which the subscription goes on. When null, the default, the enumeration throws it. What the callback throws is logged and ignored.
    /// </summary>
    public Func<RestlessStreamException, ValueTask>? OnUnreadableEvent { get; set; }

    /// <summary>The API key of this subscription, when it is not the client's. It goes to the same hosts as the client's would, and never into the URL.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The same options for a start from now; empty rather than null, so that a cursor in the URL does not count either.</summary>
    internal SubscriptionOptions FromNow()
    {
        var copy = (SubscriptionOptions)Copy();
        copy.Cursor = copy.Since = "";
        return copy;
    }
}
