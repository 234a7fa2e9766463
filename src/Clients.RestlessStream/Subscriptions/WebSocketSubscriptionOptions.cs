using System.Net.WebSockets;
using Clients.Core.Streaming;

namespace Clients.RestlessStream;

/// <summary>
/// What a WebSocket subscription adds to <see cref="SubscriptionOptions"/>. Its <see cref="StreamOptions.IdleTimeout"/> is infinite by default, because
/// pings find a dead connection.
/// </summary>
public sealed class WebSocketSubscriptionOptions : SubscriptionOptions
{
    /// <summary>Creates options with the defaults of the service.</summary>
    public WebSocketSubscriptionOptions() => IdleTimeout = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Sets the options of each new <see cref="ClientWebSocket"/>: proxy, certificates, further headers. It runs before the client's own settings:
    /// the <c>Authorization</c> header belongs to the client whenever it sends an API key, whatever is set here.
    /// </summary>
    public Action<ClientWebSocketOptions>? ConfigureWebSocket { get; set; }

    /// <summary>How often a ping is sent. Default 30 s; <see cref="Timeout.InfiniteTimeSpan"/> for never. Runs on the system's clock.</summary>
    public TimeSpan PingInterval { get; set => field = PositiveOrInfinite(value); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the answer to a ping may take before the connection counts as lost. Default 20 s; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.
    /// Runs on the system's clock.
    /// </summary>
    public TimeSpan PongTimeout { get; set => field = PositiveOrInfinite(value); } = TimeSpan.FromSeconds(20);
}
