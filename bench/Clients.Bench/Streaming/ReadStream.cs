using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Clients.Bench.Harness;
using Clients.Core.Streaming;

namespace Clients.Bench.Streaming;

/// <summary>Reads 4 MB of JSON events through the whole engine, from request to enumeration, against the bare parser on the same bytes.</summary>
internal sealed class ReadStream(int eventBytes) : Benchmark
{
    private const int StreamBytes = 4 * 1024 * 1024;
    private byte[] _stream = [];

    public override string Area => "Streaming";

    public override string Name => $"events of {eventBytes} B";

    public override string Baseline => "bare SseParser.EnumerateAsync";

    // 0.8 of its throughput.
    public override double? TimeAim => 1.25;

    public override Task SetUpAsync()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < StreamBytes; i++)
        {
            var head = string.Create(CultureInfo.InvariantCulture, $"id: {i}\nevent: update\ndata: {{\"site_id\":\"s1\",\"ts\":{i},\"category\":\"visitors\",\"rows\":[");
            text.Append(head);
            for (var end = text.Length + eventBytes - head.Length; text.Length < end - 20;)
            {
                text.Append("{\"url\":\"/a\",\"n\":12},");
            }

            text.Append("{}]}\n\n");
        }

        _stream = Encoding.UTF8.GetBytes(text.ToString());
        return Task.CompletedTask;
    }

    public override async ValueTask RunBaselineAsync()
    {
        var parser = SseParser.Create(new MemoryStream(_stream, writable: false), CountTokens);
        var sum = 0;
        await foreach (var item in parser.EnumerateAsync())
        {
            sum += item.Data;
        }

        ArgumentOutOfRangeException.ThrowIfZero(sum);
    }

    public override async ValueTask RunCandidateAsync()
    {
        using var client = new HttpClient(new BytesHandler(_stream));
        var subscription = new SseSubscription<int>(
            client,
            static (_, _) => ValueTask.FromResult(new HttpRequestMessage(HttpMethod.Get, "http://bench.test/")),
            CountTokens,
            new SseSubscriptionOptions { MaxReconnects = 0 });
        var sum = 0;
        await foreach (var item in subscription.ReadAllAsync())
        {
            sum += item.Data;
        }

        ArgumentOutOfRangeException.ThrowIfZero(sum);
    }

    // The least any JSON payload costs, so that the engine's own share is as large as it gets.
    private static int CountTokens(string eventType, ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    private sealed class BytesHandler(byte[] stream) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(new MemoryStream(stream, writable: false));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
