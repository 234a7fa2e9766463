using System.Net.ServerSentEvents;

namespace Clients.Core.Streaming;

/// <summary>Opens single connections of event streams, for callers that decide themselves when to open another.</summary>
internal static class SseConnection
{
    /// <summary>
    /// Sends the request and completes when the stream is open: status 200 and <c>text/event-stream</c>. Adds <c>Accept</c> unless it is set.
    /// </summary>
    /// <typeparam name="T">What the payload is parsed to.</typeparam>
    /// <param name="httpClient">Sends the request; its own time-out does not bound the open stream.</param>
    /// <param name="request">The request, with its credential.</param>
    /// <param name="parse">Parses a payload from its bytes; called on the reading side, before the event is handed out.</param>
    /// <param name="options">Time-outs and limits; defaults when null.</param>
    /// <param name="cancellationToken">Cancels opening. Reading has its own token.</param>
    /// <returns>The open connection; dispose it to close the stream.</returns>
    /// <exception cref="StreamRefusedException">Another status than 200 (204, too), or another content type.</exception>
    /// <exception cref="StreamException">No connection, or no response in time.</exception>
    public static async Task<SseConnection<T>> OpenAsync<T>(
        HttpClient httpClient,
        HttpRequestMessage request,
        SseItemParser<T> parse,
        SseConnectionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new SseConnectionOptions();
        var response = await SseHandshake.SendAsync(httpClient, request, options, cancellationToken).ConfigureAwait(false);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new SseConnection<T>(response, body, parse, options);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
