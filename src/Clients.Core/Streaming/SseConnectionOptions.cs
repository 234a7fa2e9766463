using Clients.Core.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clients.Core.Streaming;

/// <summary>How one connection of server-sent events is opened and read. <see cref="StreamOptions"/> says what the bounds mean.</summary>
internal sealed record SseConnectionOptions
{
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(2);

    public int MaxEventBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Takes the report of an event that cannot be read, after which the connection goes on. When null, the event ends the connection.</summary>
    public Func<StreamPayloadException, ValueTask>? OnUnreadableEvent { get; init; }

    /// <summary>Called with the text of each comment.</summary>
    public Func<string, ValueTask>? OnComment { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Payloads, ids and headers are never logged.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>The package that the instruments belong to; Clients.Core when null.</summary>
    public PackageTelemetry? Package { get; init; }

    /// <summary>The bounds of a stream's options.</summary>
    public static SseConnectionOptions From(StreamOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        IdleTimeout = options.IdleTimeout,
        MaxEventBytes = options.MaxEventBytes,
    };
}
