using Clients.Sandbox;
using Clients.Sandbox.SwarmAnalytics;
using Clients.SwarmAnalytics;

namespace Clients.Contract.Tests.Docs.Scenes;

[SceneUsings(
    "Clients.Sandbox", "Clients.Sandbox.SwarmAnalytics", "Clients.SwarmAnalytics", "Clients.SwarmAnalytics.Delivery", "Clients.SwarmAnalytics.Models", "Clients.SwarmAnalytics.Spool")]
public abstract class SwarmAnalyticsScene : HostedScene<SwarmAnalyticsClient, SwarmAnalyticsClientOptions, SwarmAnalyticsSandbox>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("docs-swarm-");

    protected SwarmAnalyticsClient client { get; private set; } = null!;

    protected string token => Service.DemoCredential;

    protected string installId { get; } = "install-of-a-reader";

    public override IReadOnlyDictionary<string, string> Replacements => new Dictionary<string, string>
    {
        ["events.db"] = Path.Combine(_folder.FullName, "events.db"),
        [SwarmAnalyticsClientOptions.DefaultBaseUrl] = Host.BaseUrl<SwarmAnalyticsSandbox>(),
    };

    protected override IReadOnlyList<string> SecretNames => ["Swarm:Token"];

    public override async Task SetUpAsync(SandboxHost host)
    {
        await base.SetUpAsync(host);
        client = Sandboxed.SwarmAnalyticsClient(token);
    }

    protected override Task CallAsync(SwarmAnalyticsClient client)
    {
        client.Logs.Write("docs");
        return client.FlushAsync(TimeSpan.FromSeconds(60));
    }

    protected override async ValueTask CleanUpAsync()
    {
        await client.DisposeAsync();
        _folder.Delete(recursive: true);
        await base.CleanUpAsync();
    }
}
