using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Clients.Bench.Harness;
using Clients.SwarmAnalytics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Clients.Bench.SwarmAnalytics;

/// <summary>Events from the recording call to the acknowledgement of the last one, against posting their bodies and nothing else, over a real socket.</summary>
internal sealed class PostEvents(int concurrency) : Benchmark
{
    private const int Count = 2000;

    private static readonly byte[] Acknowledgement = """{"ok":true,"duplicate":false,"submission_id":"0b8f4f0e-3c1d-4a55-9a59-3f2f8f4f1c11"}"""u8.ToArray();

    private readonly ConcurrentQueue<byte[]> _received = [];
    private byte[][] _bodies = [];
    private WebApplication _server = null!;
    private SwarmAnalyticsClient _client = null!;
    private HttpClient _http = null!;
    private Uri _address = null!;

    public override string Area => "SwarmAnalytics";

    public override string Name => $"deliver {Count / 1000}k events, {concurrency} at once";

    public override string Baseline => "bare HttpClient loop";

    // 0.8 of its throughput.
    public override double? TimeAim => 1.25;

    public override async Task SetUpAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
        var url = _server.Urls.Single();
        _address = new Uri(url + "/public/events/agent/message");
        _http = new HttpClient();
        // The service takes no event without it.
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", EventSamples.Token);
        _client = new SwarmAnalyticsClient(EventSamples.Token, new SwarmAnalyticsClientOptions { BaseUrl = url, Concurrency = concurrency });
        await RunCandidateAsync();
        _bodies = [.. _received];
        if (_bodies.Length != Count)
        {
            throw new InvalidOperationException($"{_bodies.Length} of {Count} events have arrived.");
        }
    }

    public override async ValueTask RunBaselineAsync()
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var index && index < Count)
            {
                using var content = new ByteArrayContent(_bodies[index]);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await _http.PostAsync(_address, content);
                response.EnsureSuccessStatusCode();
            }
        }));
    }

    public override async ValueTask RunCandidateAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            EventSamples.WriteMessage(_client);
        }

        if (await _client.FlushAsync(TimeSpan.FromMinutes(1)) > 0)
        {
            throw new InvalidOperationException("Events are left.");
        }
    }

    public override async Task TearDownAsync()
    {
        await _client.DisposeAsync();
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (_bodies.Length == 0)
        {
            _received.Enqueue(body.ToArray());
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Acknowledgement.Length;
        await context.Response.Body.WriteAsync(Acknowledgement);
    }
}
