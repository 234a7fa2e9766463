using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>How a stream reconnects, besides how each of its connections is opened and read.</summary>
public sealed record SseSubscriptionOptions : SseConnectionOptions
{
    /// <summary>The id to start from, as <c>Last-Event-ID</c> of the first request; none when empty, the default.</summary>
    public string LastEventId { get; init; } = "";

    /// <summary>True, the default, to send the last id in the header <c>Last-Event-ID</c>; false for services that want it elsewhere, which is up to the request factory then.</summary>
    public bool SendLastEventId { get; init; } = true;

    /// <summary>How many reconnects and repeated tries one enumeration may make; null, the default, for no limit, 0 for a single connection.</summary>
    public int? MaxReconnects { get; init; }

    /// <summary>The shortest wait before a reconnect, which the service's <c>retry:</c> replaces. Default zero.</summary>
    public TimeSpan ReconnectDelay { get; init; }

    /// <summary>
    /// The jittered wait on top of <see cref="ReconnectDelay"/>, growing with every reconnect until a connection was stable. Default between 0 and
    /// 1 s at first, 30 s at most; null for none.
    /// </summary>
    public FullJitterBackoff? Backoff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>How long a connection must have been open for the back-off to start anew. Default 10 s: a service that accepts and drops connections is not hammered.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest <c>retry:</c> that is honoured. Default 1 minute.</summary>
    public TimeSpan MaxRetryInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest <c>Retry-After</c> that is honoured. Default 5 minutes.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Called when the service answers 401 or 403, to get a new credential for the next request. True to try at once with it, false to give up. Only
    /// one refresh is made until a stream opens: a second refusal ends the stream with <see cref="SseRefusedException"/>. When null, the first does.
    /// </summary>
    public Func<SseRefusedException, CancellationToken, ValueTask<bool>>? RefreshCredential { get; init; }

    /// <summary>
    /// Decides whether the stream goes on after a failure. By default it does when no connection could be made, after a broken or silent one, and after the
    /// statuses 408, 425, 429 and 5xx; everything else ends it.
    /// </summary>
    public Func<SseException, bool>? ShouldReconnect { get; init; }

    /// <summary>Told of every change of state, on the reading side. What it throws is logged and ignored.</summary>
    public Action<SseStateChange>? OnStateChanged { get; init; }

    internal override void ThrowIfInvalid()
    {
        base.ThrowIfInvalid();
        ArgumentNullException.ThrowIfNull(LastEventId, nameof(LastEventId));
        ArgumentOutOfRangeException.ThrowIfNegative(MaxReconnects ?? 0, nameof(MaxReconnects));
        ArgumentOutOfRangeException.ThrowIfLessThan(ReconnectDelay, TimeSpan.Zero, nameof(ReconnectDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(StableAfter, TimeSpan.Zero, nameof(StableAfter));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetryInterval, TimeSpan.Zero, nameof(MaxRetryInterval));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetryAfter, TimeSpan.Zero, nameof(MaxRetryAfter));
    }
}
