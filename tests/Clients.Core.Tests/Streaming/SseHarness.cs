using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Clients.Core.Streaming;

namespace Clients.Core.Tests.Streaming;

/// <summary>Reads scripted bytes through the whole engine without a network.</summary>
internal static class SseHarness
{
    public static string ParseText(string eventType, ReadOnlySpan<byte> data) => Encoding.UTF8.GetString(data);

    public static Task<SseConnection<string>> OpenAsync(Stream body, SseConnectionOptions? options = null) =>
        OpenAsync(body, ParseText, options);

    public static async Task<SseConnection<T>> OpenAsync<T>(Stream body, System.Net.ServerSentEvents.SseItemParser<T> parse, SseConnectionOptions? options = null)
    {
        var client = new HttpClient(new BodyHandler(body));
        return await SseConnection.OpenAsync(client, new HttpRequestMessage(HttpMethod.Get, "http://stream.test/"), parse, options);
    }

    public static async Task<List<SseEvent<string>>> ReadAsync(byte[] bytes, params int[] chunkSizes)
    {
        await using var connection = await OpenAsync(new ChunkedStream(bytes, chunkSizes));
        var events = new List<SseEvent<string>>();
        await foreach (var item in connection.ReadAllAsync())
        {
            events.Add(item);
        }

        return events;
    }

    private sealed class BodyHandler(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
