using Clients.RestlessStream.Models;
using Clients.RestlessStream.Subscriptions.State;
using Clients.RestlessStream.Subscriptions.WebSockets;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Streams;

/// <content>
/// Subscriptions. Each is a lazy sequence: it connects when it is enumerated, reads no faster than it is consumed, reconnects by itself from the last event
/// delivered, and ends its connection when the enumeration is left or cancelled.
/// </content>
public partial class StreamsRequestBuilder
{
    /// <summary>Subscribes to a runtime URL over WebSocket.</summary>
    /// <param name="url">The <c>wsUrl</c> of a stream or session, or a URL of <see cref="RuntimeUrls"/>; an SSE URL is taken for the WebSocket beside it.</param>
    /// <param name="options">Where to start and how to come back; defaults when null.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentException">The URL or an option cannot work.</exception>
    /// <exception cref="RestlessStreamApiException">While enumerating: the runtime refused the subscription for good.</exception>
    /// <exception cref="RestlessStreamParseException">While enumerating: an event cannot be read, and <see cref="SubscriptionOptions.OnUnreadableEvent"/> is not set.</exception>
    /// <exception cref="RestlessStreamEventTooLargeException">While enumerating: an event exceeds the bound, and <see cref="SubscriptionOptions.OnUnreadableEvent"/> is not set.</exception>
    /// <exception cref="RestlessStreamConnectionException">While enumerating: the connection broke and may not be replaced.</exception>
    public IAsyncEnumerable<StreamEvent> SubscribeWebSocketAsync(string url, WebSocketSubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var copy = (WebSocketSubscriptionOptions)Checked(options ?? new WebSocketSubscriptionOptions());
        return WebSocketSubscription.RunAsync(RequireRuntime(), RuntimeUrls.ToWebSocket(url), copy, cancellationToken);
    }

    /// <summary>Streams a REST endpoint over WebSocket without a persisted stream.</summary>
    /// <param name="stream">What to poll and how; <c>Url</c> is required.</param>
    /// <param name="options">Where to start and how to come back; defaults when null.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentException">The target or an option cannot work.</exception>
    /// <exception cref="RestlessStreamException">While enumerating: as with <see cref="SubscribeWebSocketAsync"/>.</exception>
    public IAsyncEnumerable<StreamEvent> SubscribeDirectWebSocketAsync(DirectStreamConfig stream, WebSocketSubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        SubscribeWebSocketAsync(RuntimeUrls.DirectWebSocket(stream, streamBaseUrl: RequireRuntime().StreamBaseUrl), options, cancellationToken);

    private static SubscriptionOptions Checked(SubscriptionOptions options)
    {
        options.ThrowIfInvalid();
        return options.Copy();
    }
}
