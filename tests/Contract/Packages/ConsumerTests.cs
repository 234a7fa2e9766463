using Clients.Sandbox;
using Clients.Sandbox.RestlessStream;
using Clients.Sandbox.SwarmAnalytics;
using Clients.Sandbox.WireBoard;
using Clients.Sandbox.WizChat;

namespace Clients.Contract.Tests.Packages;

/// <summary>A program that has nothing of this repository but the packages calls all four services.</summary>
[Collection(PackagesTestGroup.Name)]
public sealed class ConsumerTests(PackedPackages packages) : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task A_consumer_builds_without_a_warning_and_reaches_every_service()
    {
        var consumer = packages.NewConsumer("built");

        await consumer.BuildAsync();

        await AssertReachesEveryServiceAsync(consumer);
    }

    [Fact]
    public async Task A_consumer_is_trimmed_without_a_warning_and_reaches_every_service()
    {
        var consumer = packages.NewConsumer("trimmed");

        await consumer.PublishAsync("PublishTrimmed");

        await AssertReachesEveryServiceAsync(consumer);
    }

    [NativeAotFact]
    public async Task A_consumer_is_compiled_to_native_code_without_a_warning_and_reaches_every_service()
    {
        var consumer = packages.NewConsumer("native");

        await consumer.PublishAsync("PublishAot");

        await AssertReachesEveryServiceAsync(consumer);
    }

    private async Task AssertReachesEveryServiceAsync(ConsumerProject consumer)
    {
        var restless = _sandbox.Get<RestlessStreamSandbox>();
        restless.SetResource("greeting", "from the sandbox");

        var output = await consumer.RunAsync(new Dictionary<string, string>
        {
            ["WIREBOARD_BASE_URL"] = _sandbox.BaseUrl<WireBoardSandbox>(),
            ["WIREBOARD_TOKEN"] = _sandbox.Get<WireBoardSandbox>().DemoCredential,
            ["RESTLESS_BASE_URL"] = _sandbox.BaseUrl<RestlessStreamSandbox>(),
            ["RESTLESS_STREAM_BASE_URL"] = restless.StreamBaseUrl,
            ["RESTLESS_RESOURCE"] = restless.ResourceUrl("greeting"),
            ["RESTLESS_API_KEY"] = restless.DemoCredential,
            ["WIZCHAT_BASE_URL"] = _sandbox.BaseUrl<WizChatSandbox>(),
            ["WIZCHAT_API_KEY"] = _sandbox.Get<WizChatSandbox>().DemoCredential,
            ["SWARM_BASE_URL"] = _sandbox.BaseUrl<SwarmAnalyticsSandbox>(),
            ["SWARM_SPOOL"] = Path.Combine(packages.Root, Path.GetRandomFileName()),
            ["SWARM_TAG"] = "packed",
        });

        Assert.Equal(
            [
                "wireboard: 3 sites",
                "json: 3 sites, True",
                "restless: from the sandbox",
                $"wizchat: {WizChatSandbox.DemoChatbotId}, 1 to change",
                "wizchat: YAML written",
                "swarm: 0 left",
            ],
            output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("packed", Assert.Single(_sandbox.Get<SwarmAnalyticsSandbox>().Events).Body.GetProperty("subtag").GetString());
    }
}
