using System.Globalization;

namespace Clients.RestlessStream;

/// <summary>How a subscription starts, lives and comes back. Read once, when it is opened.</summary>
public class SubscriptionOptions
{
    /// <summary>The id of the event to resume after. Updated inside the subscription from each event it delivers, and sent on every reconnect. None by default.</summary>
    public string? Cursor { get; set; }

    /// <summary>A timestamp (RFC 3339) or cursor to start from; sent only until an event's id is known. None by default: from now on.</summary>
    public string? Since { get; set; }

    /// <summary>Whether to reconnect when the stream ends or breaks. Default true. When false, an end in order completes the enumeration and a break throws.</summary>
    public bool Reconnect { get; set; } = true;

    /// <summary>How often to reconnect in a row without receiving an event; null (the default) for no bound. Then a <see cref="RestlessStreamConnectionException"/> is thrown.</summary>
    public int? MaxReconnects { get; set; }

    /// <summary>How long to wait before a reconnect. Default 1 s. A longer <c>Retry-After</c> of the service is honoured up to five minutes.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Set it above <see cref="RetryDelay"/> to let the wait grow: before reconnect n in a row it is random between zero and
    /// <c>min(MaxRetryDelay, RetryDelay * 2^n)</c>. Null (the default) always waits <see cref="RetryDelay"/>.
    /// </summary>
    public TimeSpan? MaxRetryDelay { get; set; }

    /// <summary>
    /// How long nothing at all may arrive before the connection counts as dead and is replaced; <see cref="Timeout.InfiniteTimeSpan"/> for ever.
    /// Over SSE every byte counts, heartbeats included; over WebSocket every message. Default infinite over WebSocket, where ping and pong find dead connections, and
    /// two minutes over SSE.
    /// </summary>
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>The largest event, in bytes of its JSON. Default 4 MiB. A larger one throws <see cref="RestlessStreamEventTooLargeException"/>.</summary>
    public int MaxEventBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// Told of each event that cannot be read (<see cref="RestlessStreamParseException"/>, <see cref="RestlessStreamEventTooLargeException"/>), after which the subscription goes on.
    /// Null (the default) throws it to the consumer instead. Called on the consumer's own thread of execution, between two events.
    /// </summary>
    public Action<RestlessStreamException>? OnUnreadableEvent { get; set; }

    /// <summary>The API key of this subscription, when it is not the client's. It goes to the same hosts as the client's would, and never into the URL.</summary>
    public string? ApiKey { get; set; }

    /// <summary>These options as they are now: a subscription is not changed by what happens to them later.</summary>
    internal SubscriptionOptions Copy() => (SubscriptionOptions)MemberwiseClone();

    /// <summary>The same, but starting from now; empty rather than null, so that a cursor in the URL does not count either.</summary>
    internal SubscriptionOptions FromNow()
    {
        var copy = Copy();
        copy.Cursor = copy.Since = "";
        return copy;
    }

    internal void ThrowIfInvalid()
    {
        if (MaxReconnects < 0)
        {
            throw new ArgumentException($"{nameof(MaxReconnects)} is negative; leave it null for no bound.");
        }

        if (RetryDelay < TimeSpan.Zero || (MaxRetryDelay is { } longest && (longest < RetryDelay || RetryDelay == TimeSpan.Zero)))
        {
            throw new ArgumentException($"{nameof(RetryDelay)} must not be negative, and {nameof(MaxRetryDelay)} not shorter than it.");
        }

        if (IdleTimeout <= TimeSpan.Zero && IdleTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException($"{nameof(IdleTimeout)} must be more than zero, or Timeout.InfiniteTimeSpan.");
        }

        if (MaxEventBytes < 1)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{nameof(MaxEventBytes)} is {MaxEventBytes}; it must be at least 1."));
        }
    }
}
