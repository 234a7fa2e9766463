using System.Text.Json.Nodes;
using Clients.Bench.Harness;
using Clients.RestlessStream;
using Clients.RestlessStream.Models;
using Clients.Sandbox;
using Clients.Sandbox.RestlessStream;

namespace Clients.Bench.RestlessStream;

/// <summary>The same replayed events over WebSocket and over Server-Sent Events, client and sandbox in one process, over a real socket.</summary>
internal sealed class DeliverEvents : Benchmark
{
    private const int Count = 2000;

    private SandboxHost _host = null!;
    private RestlessStreamClient _client = null!;
    private string _url = null!;

    public override string Area => "RestlessStream";

    public override string Name => "2000 events over WebSocket";

    public override string Baseline => "over SSE";

    // Either may be the faster one; neither may cost twice the other, or choosing a transport would be a matter of speed.
    public override double? TimeAim => 1.5;

    public override double? AllocationAim => 1.5;

    public override async Task SetUpAsync()
    {
        _host = await SandboxHost.StartAsync();
        var sandbox = _host.Get<RestlessStreamSandbox>();
        _client = new RestlessStreamClient(new RestlessStreamClientOptions
        {
            ApiKey = sandbox.DemoCredential,
            BaseUrl = _host.BaseUrl<RestlessStreamSandbox>(),
            StreamBaseUrl = sandbox.StreamBaseUrl,
        });
        var stream = await _client.Streams.CreateAsync(new CreateStreamRequest
        {
            Name = "Orders",
            Description = "",
            Status = StreamStatus.ACTIVE,
            Method = Clients.RestlessStream.Models.HttpMethod.GET,
            Url = sandbox.ResourceUrl("orders"),
            PayloadMode = PayloadMode.FULL_DATA,
            PollingInterval = 3600,
        });
        _url = stream.SseUrl!;
        for (var i = 0; i < Count; i++)
        {
            sandbox.Publish(stream.Id!, new JsonObject { ["id"] = $"order_{i}", ["total"] = i * 10, ["status"] = "open", ["note"] = new string('x', 200) });
        }
    }

    public override async ValueTask RunBaselineAsync() => await ReadAsync(_client.Streams.SubscribeSseAsync(_url, new SubscriptionOptions { Cursor = "1" }));

    public override async ValueTask RunCandidateAsync() => await ReadAsync(_client.Streams.SubscribeWebSocketAsync(_url, new WebSocketSubscriptionOptions { Cursor = "1" }));

    public override async Task TearDownAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    private static async Task ReadAsync(IAsyncEnumerable<StreamEvent> events)
    {
        var left = Count;
        await foreach (var _ in events)
        {
            if (--left == 0)
            {
                return;
            }
        }
    }
}
