using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using Clients.Core.Diagnostics;
using Clients.Core.Http;
using Clients.Core.Streaming;
using Clients.RestlessStream.Models;

namespace Clients.RestlessStream.Subscriptions.WebSockets;

/// <summary>Opens WebSockets to the runtime.</summary>
internal sealed class WebSocketTransport(
    StreamCredentials credentials,
    WebSocketSubscriptionOptions options,
    ResumePosition position,
    StreamTelemetry telemetry,
    Func<StreamPayloadException, ValueTask>? onUnreadable) : IStreamTransport<StreamEvent>
{
    private static readonly ClientProduct Product = ClientProduct.Of(typeof(WebSocketTransport));

    private readonly TimeProvider _timeProvider = credentials.Pipeline.TimeProvider;

    public StreamTelemetry Telemetry => telemetry;

    public async Task<IStreamConnection<StreamEvent>> OpenAsync(StreamRequestContext context, CancellationToken cancellationToken)
    {
        var url = position.NextUrl();
        using var activity = StreamTelemetry.StartConnect(PackageTelemetry.Of(Product), url, "websocket connect");
        var socket = new ClientWebSocket();
        try
        {
            Configure(socket.Options, credentials.KeyFor(url, options.ApiKey));
            using var expiry = new CancellationTokenSource(options.ConnectTimeout, _timeProvider);
            using var opening = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
            await socket.ConnectAsync(url, opening.Token).ConfigureAwait(false);
            activity?.SetTag("http.response.status_code", (int)HttpStatusCode.SwitchingProtocols);
            return new WebSocketConnection(socket, options, telemetry, onUnreadable, _timeProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            var failure = Describe(exception, url, socket);
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            StreamTelemetry.ConnectFailed(activity, failure);
            throw failure;
        }
    }

    private void Configure(ClientWebSocketOptions settings, string? key)
    {
        settings.KeepAliveInterval = options.PingInterval;
        settings.KeepAliveTimeout = options.PongTimeout;
        settings.SetRequestHeader("User-Agent", Product.ToString());
        options.ConfigureWebSocket?.Invoke(settings);
        // After the hook, so that nothing it sets can replace what the client owns or needs.
        settings.CollectHttpResponseDetails = true;
        if (key is not null)
        {
            settings.SetRequestHeader("Authorization", "Bearer " + key);
        }
    }

    private StreamException Describe(Exception exception, Uri url, ClientWebSocket socket) => exception switch
    {
        OperationCanceledException => new StreamException(
            DisconnectReason.ConnectTimedOut,
            string.Create(CultureInfo.InvariantCulture, $"The WebSocket at {url.Authority} did not open within {options.ConnectTimeout.TotalSeconds:0.###} s."),
            exception),
        _ when socket.HttpStatusCode == 0 => new StreamException(
            DisconnectReason.ConnectFailed, $"The WebSocket at {url.Authority} could not be opened: {exception.Message}", exception),
        _ => new StreamRefusedException(
            string.Create(CultureInfo.InvariantCulture, $"The WebSocket at {url.Authority} was answered {(int)socket.HttpStatusCode}."),
            (int)socket.HttpStatusCode,
            RetryAfter(socket),
            exception),
    };

    private TimeSpan? RetryAfter(ClientWebSocket socket)
    {
        if (socket.HttpResponseHeaders is not { } headers || !headers.TryGetValue("Retry-After", out var values))
        {
            return null;
        }

        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", values);
        return RetryAfterHeader.Read(response.Headers, _timeProvider.GetUtcNow());
    }
}
