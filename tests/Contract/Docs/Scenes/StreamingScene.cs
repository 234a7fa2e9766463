using System.Text.Json;
using Clients.Core.Streaming;
using Clients.Sandbox;
using Clients.Testing.Servers;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>A service with one event stream, and an HTTP client for it.</summary>
[SceneUsings("Clients.Contract.Tests.Docs.Scenes", "Clients.Core.Streaming")]
public abstract class StreamingScene : Scene
{
    private LoopbackServer _server = null!;

    protected HttpClient httpClient { get; } = new();

    protected string token { get; } = "a-token";

    protected string stored { get; } = "1";

    protected string earlier { get; } = "0";

    protected SseSubscription<Order> subscription => new(httpClient, createRequest, parse);

    protected ValueTask<HttpRequestMessage> createRequest(StreamRequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new HttpRequestMessage(HttpMethod.Get, _server.Address));

    protected static Order parse(string eventType, ReadOnlySpan<byte> data) => JsonSerializer.Deserialize(data, OrderContext.Default.Order)!;

    public override IReadOnlyDictionary<string, string> Replacements => new Dictionary<string, string> { ["https://api.example.com"] = _server.BaseUrl };

    public override async Task SetUpAsync(SandboxHost host)
    {
        await base.SetUpAsync(host);
        _server = await LoopbackServer.StartAsync(new Reply(200, "id: 1\nevent: created\ndata: {\"id\":\"order_1\",\"total\":42}\n\n", "text/event-stream"));
    }

    protected override async ValueTask CleanUpAsync()
    {
        httpClient.Dispose();
        await _server.DisposeAsync();
        await base.CleanUpAsync();
    }
}
