using System.Net.ServerSentEvents;

namespace Clients.Core.Streaming;

/// <summary>Opens the connections of a subscription to server-sent events.</summary>
internal sealed class SseTransport<T>(
    HttpClient httpClient,
    Func<StreamRequestContext, CancellationToken, ValueTask<HttpRequestMessage>> createRequest,
    SseItemParser<T> parse,
    SseConnectionOptions options,
    bool sendLastEventId) : IStreamTransport<SseEvent<T>>
{
    public StreamTelemetry Telemetry { get; private set; } = new(options.Package, null);

    public async Task<IStreamConnection<SseEvent<T>>> OpenAsync(StreamRequestContext context, CancellationToken cancellationToken)
    {
        using var request = await CreateRequestAsync(context, cancellationToken).ConfigureAwait(false);
        Telemetry = new StreamTelemetry(options.Package, request.RequestUri);
        if (sendLastEventId && context.LastEventId.Length > 0 && !request.Headers.Contains("Last-Event-ID"))
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", context.LastEventId);
        }

        var connection = await SseConnection.OpenAsync(httpClient, request, parse, options, cancellationToken).ConfigureAwait(false);
        connection.Begin(context.LastEventId, cancellationToken);
        return connection;
    }

    private async Task<HttpRequestMessage> CreateRequestAsync(StreamRequestContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await createRequest(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            throw new StreamException(DisconnectReason.ConnectFailed, $"The request for the stream could not be made: {exception.Message}", exception);
        }
    }
}
