using System.Net.WebSockets;

namespace Clients.RestlessStream;

/// <summary>What a WebSocket subscription adds to <see cref="SubscriptionOptions"/>.</summary>
public sealed class WebSocketSubscriptionOptions : SubscriptionOptions
{
    /// <summary>
    /// Sets the options of each new <see cref="ClientWebSocket"/>: proxy, certificates, further headers. It runs before the client's own settings:
    /// the <c>Authorization</c> header belongs to the client whenever it sends an API key, whatever is set here.
    /// </summary>
    public Action<ClientWebSocketOptions>? ConfigureWebSocket { get; set; }

    /// <summary>How often a ping is sent. Default 30 s; <see cref="Timeout.InfiniteTimeSpan"/> for never. Runs on the system's clock.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to a ping may take before the connection counts as half-open and is replaced. Default 20 s. Runs on the system's clock.</summary>
    public TimeSpan PongTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the WebSocket may take to open. Default 30 s.</summary>
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
