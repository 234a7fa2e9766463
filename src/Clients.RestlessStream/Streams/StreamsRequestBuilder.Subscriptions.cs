using Clients.Core.Streaming;
using Clients.RestlessStream.Models;
using Clients.RestlessStream.Subscriptions;
using Clients.RestlessStream.Subscriptions.State;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Streams;

/// <content>
/// Subscriptions. Each is a lazy sequence: it connects when it is enumerated, reads no faster than it is consumed, reconnects by itself from the last event
/// delivered, and ends its connection when the enumeration is left or cancelled.
/// </content>
public partial class StreamsRequestBuilder
{
    /// <summary>Subscribes to a runtime URL over Server-Sent Events.</summary>
    /// <param name="url">The <c>sseUrl</c> of a stream or session, or a URL of <see cref="RuntimeUrls"/>.</param>
    /// <param name="options">Where to start and how to come back; defaults when null.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentException">The URL or an option cannot work.</exception>
    /// <exception cref="RestlessStreamApiException">While enumerating: the runtime refused the subscription for good.</exception>
    /// <exception cref="RestlessStreamParseException">While enumerating: an event cannot be read, and <see cref="SubscriptionOptions.OnUnreadableEvent"/> is not set.</exception>
    /// <exception cref="RestlessStreamEventTooLargeException">While enumerating: an event exceeds the bound.</exception>
    /// <exception cref="RestlessStreamConnectionException">While enumerating: the connection broke and may not be replaced.</exception>
    public IAsyncEnumerable<StreamEvent> SubscribeSseAsync(string url, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"An SSE subscription needs an absolute http or https URL; a WebSocket URL goes to {nameof(SubscribeWebSocketAsync)}.", nameof(url));
        }

        var copy = Checked(options ?? new SubscriptionOptions());
        return Subscribe(url, copy, cancellationToken);
    }

    /// <summary>Streams a REST endpoint over Server-Sent Events without a persisted stream.</summary>
    /// <param name="stream">What to poll and how; <c>Url</c> is required.</param>
    /// <param name="options">Where to start and how to come back; defaults when null.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentException">The target or an option cannot work.</exception>
    /// <exception cref="RestlessStreamException">While enumerating: as with <see cref="SubscribeSseAsync"/>.</exception>
    public IAsyncEnumerable<StreamEvent> SubscribeDirectSseAsync(DirectStreamConfig stream, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        SubscribeSseAsync(RuntimeUrls.DirectSse(stream, streamBaseUrl: RequireRuntime().StreamBaseUrl), options, cancellationToken);

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
        var copy = Checked(options ?? new WebSocketSubscriptionOptions());
        return Subscribe(RuntimeUrls.ToWebSocket(url), copy, cancellationToken);
    }

    /// <summary>Streams a REST endpoint over WebSocket without a persisted stream.</summary>
    /// <param name="stream">What to poll and how; <c>Url</c> is required.</param>
    /// <param name="options">Where to start and how to come back; defaults when null.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentException">The target or an option cannot work.</exception>
    /// <exception cref="RestlessStreamException">While enumerating: as with <see cref="SubscribeWebSocketAsync"/>.</exception>
    public IAsyncEnumerable<StreamEvent> SubscribeDirectWebSocketAsync(DirectStreamConfig stream, WebSocketSubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        SubscribeWebSocketAsync(RuntimeUrls.DirectWebSocket(stream, streamBaseUrl: RequireRuntime().StreamBaseUrl), options, cancellationToken);

    /// <summary>
    /// Follows the document of a stream in <c>JSON_PATCH</c> mode: yields the whole document after every update, patches applied (RFC 6902). When a patch does not
    /// fit what was received before it, the subscription starts anew from a full event; the states then go on from there.
    /// </summary>
    /// <param name="url">A runtime URL; <c>ws</c> and <c>wss</c> go over WebSocket, <c>http</c> and <c>https</c> over Server-Sent Events.</param>
    /// <param name="options">Where to start and how to come back; defaults when null. <see cref="StreamOptions.MaxReconnects"/> bounds the new starts in a row, too.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <remarks>
    /// An event counts as full when its <c>payload_mode_fallback</c> is set or its data is no list of operations, so streams in <c>FULL_DATA</c> mode can be followed as well
    /// unless their documents are such lists. Error events are logged and passed over: they do not change the state.
    /// </remarks>
    /// <exception cref="ArgumentException">The URL or an option cannot work.</exception>
    /// <exception cref="RestlessStreamException">While enumerating: as with <see cref="SubscribeSseAsync"/>, or patches keep not fitting after <see cref="StreamOptions.MaxReconnects"/> new starts.</exception>
    public IAsyncEnumerable<StreamState> SubscribeStateAsync(string url, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        var pipeline = RequireRuntime().Pipeline;
        var overWebSocket = url.StartsWith("ws", StringComparison.OrdinalIgnoreCase);
        var copy = Checked(options ?? (overWebSocket ? new WebSocketSubscriptionOptions() : new SubscriptionOptions()));
        if (overWebSocket && copy is not WebSocketSubscriptionOptions)
        {
            throw new ArgumentException($"A WebSocket URL takes {nameof(WebSocketSubscriptionOptions)}.", nameof(options));
        }

        return StateSubscription.RunAsync(
            current => overWebSocket ? SubscribeWebSocketAsync(url, (WebSocketSubscriptionOptions)current) : SubscribeSseAsync(url, current),
            copy,
            pipeline.TimeProvider,
            pipeline.LoggerFactory.CreateLogger(typeof(StateSubscription)),
            cancellationToken);
    }

    private IAsyncEnumerable<StreamEvent> Subscribe(string url, SubscriptionOptions options, CancellationToken cancellationToken) =>
        new EventSubscription(RequireRuntime(), url, options).RunAsync(cancellationToken);

    private static SubscriptionOptions Checked(SubscriptionOptions options)
    {
        var copy = (SubscriptionOptions)options.Copy();
        copy.ThrowIfInvalid();
        return copy;
    }
}
