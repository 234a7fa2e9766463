using Clients.Sandbox;
using Clients.Sandbox.WireBoard;
using Clients.WireBoard;

namespace Clients.Contract.Tests.Docs.Scenes;

[SceneUsings("Clients.Sandbox", "Clients.Sandbox.WireBoard", "Clients.WireBoard", "Clients.WireBoard.Live", "Clients.WireBoard.Models")]
public abstract class WireBoardScene : HostedScene<WireBoardClient, WireBoardClientOptions, WireBoardSandbox>
{
    protected WireBoardClient wireboard { get; private set; } = null!;

    protected string token => Service.DemoCredential;

    protected string siteId => Service.SiteIds[0];

    protected DateOnly from { get; } = new(2026, 5, 1);

    protected DateOnly to { get; } = new(2026, 5, 22);

    protected override IReadOnlyList<string> SecretNames => ["WireBoard:Token", "Agency:Token"];

    public override async Task SetUpAsync(SandboxHost host)
    {
        await base.SetUpAsync(host);
        SetVariable("WIREBOARD_TOKEN", token);
        SetVariable("WIREBOARD_BASE_URL", host.BaseUrl<WireBoardSandbox>());
        wireboard = Sandboxed.WireBoardClient(token);
    }

    protected override Task CallAsync(WireBoardClient client) => client.ListSitesAsync();

    protected override ValueTask CleanUpAsync()
    {
        wireboard.Dispose();
        return base.CleanUpAsync();
    }
}
