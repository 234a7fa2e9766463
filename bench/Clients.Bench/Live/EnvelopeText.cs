using System.Net;
using System.Text;
using Clients.WireBoard;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.Bench.Live;

/// <summary>Feeds envelopes through the real client, over a handler that answers from memory.</summary>
internal static class EnvelopeText
{
    private const string Grant = """{"status":true,"data":{"hub_url":"https://hub.example/live","token":"jwt","topics":["t"],"expires_in":900}}""";
    private const string Snapshot = """{"status":true,"data":{"site_id":"site","ts":"2026-05-22T13:00:00Z","live":[]}}""";

    /// <summary>One envelope as raw Live delivers it.</summary>
    public static async Task<LiveEnvelope> ReadAsync(string json)
    {
        using var client = ClientOf(new MemoryStream(Encoding.UTF8.GetBytes($"data: {json}\n\n"), writable: false));
        await using var live = client.LiveRaw(["site"]);
        await live.StartAsync();
        await foreach (var envelope in live.ReadEnvelopesAsync())
        {
            return envelope;
        }

        throw new InvalidOperationException("No envelope came.");
    }

    /// <summary>A client whose hub sends what the stream holds.</summary>
    public static WireBoardClient ClientOf(Stream events) =>
        new("wb_bench_0123456789", new WireBoardClientOptions { HttpMessageHandler = new MemoryHandler(events) });

    private sealed class MemoryHandler(Stream events) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpContent content = request.RequestUri!.AbsolutePath switch
            {
                "/v1/live/token" => new StringContent(Grant, Encoding.UTF8, "application/json"),
                "/v1/live/state" => new StringContent(Snapshot, Encoding.UTF8, "application/json"),
                _ => new StreamContent(events),
            };
            content.Headers.ContentType ??= new("text/event-stream");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
