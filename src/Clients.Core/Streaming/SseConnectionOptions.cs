using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clients.Core.Streaming;

/// <summary>How one connection of a stream is opened and read.</summary>
public record SseConnectionOptions
{
    /// <summary>How long opening may take, until the response's headers are there. Default 30 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the open stream may be silent; any byte counts, a comment's too. Default 2 minutes;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Time in which nobody reads does not count.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The largest event, in bytes of its lines without comments. Default 8 MiB. A larger one ends the stream with <see cref="SseFailure.EventTooLarge"/>.</summary>
    public int MaxEventBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// Receives payloads that could not be parsed; the stream goes on with the next event. When null, the stream throws the
    /// <see cref="SsePayloadException"/> instead. What the callback throws is logged and ignored.
    /// </summary>
    public Action<SsePayloadException>? OnPayloadError { get; init; }

    /// <summary>The clock of all waits and time-outs.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the engine logs to. Default nowhere. Payloads, ids and headers are never logged.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    internal virtual void ThrowIfInvalid()
    {
        ThrowIfNotPositive(ConnectTimeout, nameof(ConnectTimeout));
        ThrowIfNotPositive(IdleTimeout, nameof(IdleTimeout));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxEventBytes, nameof(MaxEventBytes));
        ArgumentNullException.ThrowIfNull(TimeProvider, nameof(TimeProvider));
        ArgumentNullException.ThrowIfNull(Logger, nameof(Logger));
    }

    private static void ThrowIfNotPositive(TimeSpan value, string name)
    {
        if (value != Timeout.InfiniteTimeSpan && value <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(name, value, "It must be more than zero, or Timeout.InfiniteTimeSpan.");
        }
    }
}
