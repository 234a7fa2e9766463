using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using Clients.Core.Http;

namespace Clients.RestlessStream.Subscriptions.WebSockets;

/// <summary>Opens a WebSocket to the runtime, and tells a refusal from a failure that may pass.</summary>
internal sealed class WebSocketTransport(StreamCredentials credentials, WebSocketSubscriptionOptions options) : IEventTransport
{
    private static readonly string UserAgent = ClientProduct.Of(typeof(WebSocketTransport)).ToString();

    public string Protocol => "websocket";

    public async Task<(IEventConnection? Connection, ConnectionEnd? End)> OpenAsync(Uri url, string? cursor, CancellationToken cancellationToken)
    {
        var timeProvider = credentials.Pipeline.TimeProvider;
        var key = credentials.KeyFor(url, options.ApiKey);
        using var activity = SubscriptionTelemetry.StartConnect(url);
        var socket = new ClientWebSocket();
        try
        {
            Configure(socket.Options, key);
            using var timeout = new CancellationTokenSource(options.OpenTimeout, timeProvider);
            using var opening = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            await socket.ConnectAsync(url, opening.Token).ConfigureAwait(false);
            // From here the connection owns the socket.
            var open = new WebSocketEventConnection(socket, options.MaxEventBytes, options.IdleTimeout ?? Timeout.InfiniteTimeSpan, timeProvider, cancellationToken);
            socket = null;
            activity?.SetTag("http.response.status_code", (int)HttpStatusCode.SwitchingProtocols);
            return (open, null);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(activity, e, status: 0);
            return (null, new ConnectionEnd(string.Create(CultureInfo.InvariantCulture, $"it did not open within {options.OpenTimeout}")) { Cause = e });
        }
        catch (WebSocketException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed(activity, e, (int)socket!.HttpStatusCode);
            return (null, Refused(socket, url, key, e));
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private static void Failed(Activity? activity, Exception cause, int status)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", status == 0 ? cause.GetType().FullName : status.ToString(CultureInfo.InvariantCulture));
        if (status != 0)
        {
            activity?.SetTag("http.response.status_code", status);
        }
    }

    private void Configure(ClientWebSocketOptions settings, string? key)
    {
        settings.KeepAliveInterval = options.PingInterval;
        settings.KeepAliveTimeout = options.PongTimeout;
        settings.SetRequestHeader("User-Agent", UserAgent);
        options.ConfigureWebSocket?.Invoke(settings);
        // After the hook, so that nothing it sets can replace what the client owns or needs.
        settings.CollectHttpResponseDetails = true;
        if (key is not null)
        {
            settings.SetRequestHeader("Authorization", "Bearer " + key);
        }
    }

    private ConnectionEnd Refused(ClientWebSocket socket, Uri url, string? key, WebSocketException cause)
    {
        var status = socket.HttpStatusCode;
        if (status == 0)
        {
            return new ConnectionEnd($"it could not be opened ({cause.Message.TrimEnd('.')})") { Cause = cause };
        }

        if (RuntimeRefusal.IsFinal(status))
        {
            throw RuntimeRefusal.Create(url, sentKey: key is not null, status, cause);
        }

        return new ConnectionEnd(string.Create(CultureInfo.InvariantCulture, $"it was answered {(int)status}")) { Cause = cause, RetryAfter = RetryAfter(socket) };
    }

    private TimeSpan? RetryAfter(ClientWebSocket socket)
    {
        if (socket.HttpResponseHeaders is not { } headers || !headers.TryGetValue("Retry-After", out var values))
        {
            return null;
        }

        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", values);
        return RetryAfterHeader.Read(response.Headers, credentials.Pipeline.TimeProvider.GetUtcNow());
    }
}
