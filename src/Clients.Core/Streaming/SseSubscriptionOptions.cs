using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clients.Core.Streaming;

/// <summary>What a subscription to server-sent events adds to <see cref="StreamOptions"/>.</summary>
public sealed class SseSubscriptionOptions : StreamOptions
{
    /// <summary>The id to start from; empty, the default, for none.</summary>
    public string LastEventId { get; set; } = "";

    /// <summary>
    /// True, the default, to send the last id in the header <c>Last-Event-ID</c>. Set false for a service that wants it elsewhere, and let the request
    /// factory put it there.
    /// </summary>
    public bool SendLastEventId { get; set; } = true;

    /// <summary>
    /// Called when the service answers 401 or 403, to get a new credential for the next request. Return true to try at once with it, false to give
    /// up. It is called once until a stream opens: a second refusal ends the subscription with <see cref="StreamRefusedException"/>. When null, the
    /// first refusal does.
    /// </summary>
    public Func<StreamRefusedException, CancellationToken, ValueTask<bool>>? RefreshCredential { get; set; }

    /// <summary>
    /// Decides whether the stream goes on after a failure. By default it does after failures of the network and after the statuses 408, 425, 429 and
    /// 5xx; everything else ends it.
    /// </summary>
    public Func<StreamException, bool>? ShouldReconnect { get; set; }

    /// <summary>
    /// Takes the report of each event that cannot be read, after which the stream goes on with the next event. When null, the enumeration throws the
    /// <see cref="StreamPayloadException"/>. What the callback throws is logged and ignored.
    /// </summary>
    public Func<StreamPayloadException, ValueTask>? OnUnreadableEvent { get; set; }

    /// <summary>
    /// Called with the text of each comment, such as a heartbeat: at most its first 4 KiB, without the colon and one space after it. It may be called
    /// before events that arrived together with the comment are handed out. What it throws is logged and ignored.
    /// </summary>
    public Func<string, ValueTask>? OnComment { get; set; }

    /// <summary>The clock of all waits and time-outs.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where the subscription logs to. Default nowhere. Payloads, ids and headers are never logged.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    internal override void ThrowIfInvalid()
    {
        base.ThrowIfInvalid();
        ArgumentNullException.ThrowIfNull(LastEventId, nameof(LastEventId));
        ArgumentNullException.ThrowIfNull(TimeProvider, nameof(TimeProvider));
        ArgumentNullException.ThrowIfNull(Logger, nameof(Logger));
    }
}
