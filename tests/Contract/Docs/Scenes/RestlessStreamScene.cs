using System.Text.Json.Nodes;
using Clients.RestlessStream;
using Clients.RestlessStream.Models;
using Clients.Sandbox;
using Clients.Sandbox.RestlessStream;

namespace Clients.Contract.Tests.Docs.Scenes;

[SceneUsings("Clients.Contract.Tests.Docs.Scenes", "Clients.RestlessStream", "Clients.RestlessStream.Models", "Clients.Sandbox", "Clients.Sandbox.RestlessStream")]
public abstract class RestlessStreamScene : HostedScene<RestlessStreamClient, RestlessStreamClientOptions, RestlessStreamSandbox>
{
    private const string SigningSecret = "whsec_…";

    protected RestlessStreamClient client { get; private set; } = null!;

    protected StreamObject stream { get; private set; } = null!;

    protected StreamEvent update { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string> Replacements => new Dictionary<string, string>
    {
        ["rs_…"] = Service.DemoCredential,
        ["stream_123"] = stream.Id!,
        ["https://api.example.com/"] = Service.ResourceUrl(""),
        ["wss://stream.restlessapi.stream"] = Service.StreamBaseUrl.Replace("http://", "ws://", StringComparison.Ordinal),
    };

    protected override IReadOnlyList<string> SecretNames => ["Restless:ApiKey"];

    public override async Task SetUpAsync(SandboxHost host)
    {
        await base.SetUpAsync(host);
        SetVariable("RESTLESS_API_KEY", Service.DemoCredential);
        Service.SigningSecret = SigningSecret;
        client = Sandboxed.RestlessStreamClient();
        stream = await client.Streams.CreateAsync(new CreateStreamRequest
        {
            Name = "Orders",
            Description = "",
            Status = StreamStatus.ACTIVE,
            Method = Clients.RestlessStream.Models.HttpMethod.GET,
            Url = Service.ResourceUrl("orders"),
            PayloadMode = PayloadMode.FULL_DATA,
            PollingInterval = 3600,
        });
        Service.Publish(stream.Id!, new JsonObject { ["id"] = "order_1", ["total"] = 42 });
        await foreach (var first in client.Streams.SubscribeSseAsync(stream.SseUrl!, cancellationToken: cancellationToken))
        {
            update = first;
            break;
        }
    }

    protected override void Sandbox(RestlessStreamClientOptions options)
    {
        base.Sandbox(options);
        options.StreamBaseUrl = Service.StreamBaseUrl;
    }

    protected override async Task CallAsync(RestlessStreamClient client) => await client.Streams.ListAsync();

    protected override ValueTask CleanUpAsync()
    {
        client.Dispose();
        return base.CleanUpAsync();
    }
}
