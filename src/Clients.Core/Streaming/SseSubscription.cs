using System.Net.ServerSentEvents;

namespace Clients.Core.Streaming;

/// <summary>A subscription to server-sent events of any service, with any <see cref="HttpClient"/>. Nothing is sent before it is read.</summary>
/// <typeparam name="T">What the payload is parsed to.</typeparam>
public sealed class SseSubscription<T> : StreamSubscription<SseEvent<T>>
{
    /// <summary>Creates the subscription.</summary>
    /// <param name="httpClient">Sends the requests. Its own time-out bounds opening a connection, not the open stream.</param>
    /// <param name="createRequest">
    /// Makes the request for each connection, with its credential; the subscription disposes it. An <see cref="HttpRequestException"/> or
    /// <see cref="TimeoutException"/> it throws counts as a failure to connect; anything else goes to the reader.
    /// </param>
    /// <param name="parse">Parses a payload from its bytes. What it throws makes the event an unreadable one.</param>
    /// <param name="options">Time-outs, limits, reconnects and callbacks; defaults when null. They are copied.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public SseSubscription(
        HttpClient httpClient,
        Func<StreamRequestContext, CancellationToken, ValueTask<HttpRequestMessage>> createRequest,
        SseItemParser<T> parse,
        SseSubscriptionOptions? options = null)
        : this(httpClient, createRequest, parse, options = Checked(options), ConnectionOptionsOf(options), options.SendLastEventId, options.LastEventId, RuntimeOf(options))
    {
    }

    /// <summary>For a client that has options of its own.</summary>
    internal SseSubscription(
        HttpClient httpClient,
        Func<StreamRequestContext, CancellationToken, ValueTask<HttpRequestMessage>> createRequest,
        SseItemParser<T> parse,
        StreamOptions options,
        SseConnectionOptions connectionOptions,
        bool sendLastEventId,
        string lastEventId,
        StreamRuntime runtime)
        : base(new SseTransport<T>(httpClient, createRequest, parse, connectionOptions, sendLastEventId), options, lastEventId, runtime)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(createRequest);
        ArgumentNullException.ThrowIfNull(parse);
    }

    private static SseSubscriptionOptions Checked(SseSubscriptionOptions? options)
    {
        var copy = (SseSubscriptionOptions?)options?.Copy() ?? new SseSubscriptionOptions();
        copy.ThrowIfInvalid();
        return copy;
    }

    private static SseConnectionOptions ConnectionOptionsOf(SseSubscriptionOptions options) => SseConnectionOptions.From(options) with
    {
        OnUnreadableEvent = options.OnUnreadableEvent,
        OnComment = options.OnComment,
        TimeProvider = options.TimeProvider,
        Logger = options.Logger,
    };

    private static StreamRuntime RuntimeOf(SseSubscriptionOptions options) => new(options.TimeProvider, options.Logger)
    {
        IsTransient = options.ShouldReconnect is { } decide ? failure => decide((StreamException)failure) : null,
        RefreshCredential = options.RefreshCredential,
    };
}
