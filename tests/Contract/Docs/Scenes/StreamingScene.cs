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
