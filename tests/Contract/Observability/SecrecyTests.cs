using System.Text.Json.Nodes;
using Clients.Sandbox;
using Clients.Sandbox.Faults;
using Clients.Sandbox.SwarmAnalytics;
using Clients.Sandbox.WireBoard;
using Clients.Sandbox.WizChat;
using Clients.SwarmAnalytics;
using Clients.WireBoard;
using Clients.WireBoard.Live;
using Clients.WizChat;
using Clients.WizChat.Models;

namespace Clients.Contract.Tests.Observability;

/// <summary>
/// Clients at work, with every failure a service can play, while everything that may be listened to is listened to:
/// names, codes and durations are told, credentials and payload never.
/// </summary>
public sealed class SecrecyTests : IAsyncLifetime, IDisposable
{
    private const string Payload = "PAYLOAD-7f3a9c";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly EverythingTold _told = new();
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _told.Dispose();

    [Fact]
    public async Task WireBoard_tells_neither_token_nor_payload()
    {
        var sandbox = _host.Get<WireBoardSandbox>();
        sandbox.Traffic = WireBoardTrafficMode.Silent;
        var site = sandbox.SiteIds[0];
        using var client = new WireBoardClient(sandbox.DemoCredential, Options<WireBoardClientOptions>(sandbox));
        using var stranger = new WireBoardClient("wb_stranger_" + Payload, Options<WireBoardClientOptions>(sandbox));

        await client.V1.Sites.GetAsync();
        await PlayAsync(sandbox, () => client.V1.Sites.GetAsync());
        await FailAsync(() => stranger.V1.Sites.GetAsync());
        var reconnects = new SemaphoreSlim(0);
        var malformed = new SemaphoreSlim(0);
        await using (var live = client.LiveRaw([site], new LiveRawOptions { ReconnectDelay = TimeSpan.FromMilliseconds(1), OnReconnect = () => reconnects.Release(), OnError = _ => malformed.Release() }))
        {
            await live.StartAsync();
            sandbox.Publish(site, "visitors", new JsonObject { ["live"] = 1, ["note"] = Payload });
            await live.EnvelopesAsync().FirstAsync();
            sandbox.SendRaw($"data: {{\"{Payload}\": not JSON {Payload}\n\n");
            Assert.True(await malformed.WaitAsync(Patience));
            sandbox.KillConnections();
            Assert.True(await reconnects.WaitAsync(Patience));
        }

        AssertTold("metric Clients.WireBoard clients.call.duration [s]", "metric Clients.WireBoard clients.call.retries", "metric Clients.WireBoard wireboard.live.reconnects", "metric Clients.Streaming", "activity Clients.WireBoard GET /v1/sites");
        AssertSecret([sandbox.DemoCredential, .. sandbox.OpenedConnections.Select(connection => connection.Token)]);
    }

    [Fact]
    public async Task WizChat_tells_neither_key_nor_payload()
    {
        var sandbox = _host.Get<WizChatSandbox>();
        using var client = new WizChatClient(sandbox.DemoCredential, Options<WizChatClientOptions>(sandbox));
        using var stranger = new WizChatClient(sandbox.DemoCredential + Payload, Options<WizChatClientOptions>(sandbox));
        var chatbot = client.Api.V1.Chatbots["cb_demo"];

        await chatbot.McpServers.PostAsync(new CreateMcpServerRequest { Name = "crm", Url = $"https://mcp.example.com/?key={Payload}", Transport = McpTransport.Sse });
        await PlayAsync(sandbox, () => chatbot.Skills.PostAsync(new CreateSkillRequest { Name = Guid.NewGuid().ToString("N"), Instructions = Payload }));
        await FailAsync(() => stranger.Api.V1.Chatbots.GetAsync());
        var config = await client.GetConfigAsync("cb_demo");
        config.Spec!.Core!.WelcomeMessage = Payload;
        await client.ApplyConfigAsync("cb_demo", config);

        AssertTold("metric Clients.WizChat clients.call.duration [s]", "activity Clients.WizChat POST /api/v1/chatbots/{");
        AssertSecret(sandbox.DemoCredential);
    }

    [Fact]
    public async Task Swarm_analytics_tells_neither_token_nor_payload()
    {
        var sandbox = _host.Get<SwarmAnalyticsSandbox>();
        foreach (var fault in Faults(sandbox))
        {
            _host.Faults.Add(fault);
        }

        var options = Options<SwarmAnalyticsClientOptions>(sandbox);
        options.RetryBaseDelay = options.RetryMaxDelay = TimeSpan.FromMilliseconds(1);
        await using (var client = new SwarmAnalyticsClient(sandbox.DemoCredential, options))
        {
            for (var i = 0; i < 10; i++)
            {
                client.Logs.Write(Payload, data: new JsonObject { ["a"] = Payload });
            }

            await client.FlushAsync(Patience);
        }

        await using (var stranger = new SwarmAnalyticsClient("swarm_install_stranger_" + Payload, options))
        {
            stranger.Logs.Write(Payload);
            await stranger.FlushAsync(Patience);
        }

        AssertTold("metric Clients.SwarmAnalytics clients.call.duration [s]", "metric Clients.SwarmAnalytics swarm.events.delivered", "activity Clients.SwarmAnalytics POST /");
        AssertSecret(sandbox.DemoCredential);
    }

    private T Options<T>(SandboxService sandbox)
        where T : Core.Http.ClientOptions, new() => new() { BaseUrl = _host.BaseUrlOf(sandbox), LoggerFactory = _told };

    /// <summary>The same call under one fault after another.</summary>
    private async Task PlayAsync(SandboxService sandbox, Func<Task> call)
    {
        foreach (var fault in Faults(sandbox))
        {
            _host.Faults.Add(fault);
            await FailAsync(call, mayPass: true);
        }
    }

    private static IEnumerable<Fault> Faults(SandboxService sandbox) =>
    [
        new Fault { Kind = FaultKind.Status, StatusCode = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" }, PathPrefix = sandbox.PathPrefix },
        new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = $"[\"{Payload}\"", PathPrefix = sandbox.PathPrefix },
        new Fault { Kind = FaultKind.Reset, PathPrefix = sandbox.PathPrefix },
        new Fault { Kind = FaultKind.LoseReply, PathPrefix = sandbox.PathPrefix },
        new Fault { Kind = FaultKind.Truncate, Bytes = 120, PathPrefix = sandbox.PathPrefix },
        new Fault { Kind = FaultKind.Status, StatusCode = 503, PathPrefix = sandbox.PathPrefix },
    ];

    private async Task FailAsync(Func<Task> call, bool mayPass = false)
    {
        var failure = await Record.ExceptionAsync(call);
        Assert.True(mayPass || failure is not null, "This call was expected to fail.");
        if (failure is not null)
        {
            _told.Thrown(failure);
        }
    }

    private void AssertTold(params string[] beginnings) =>
        Assert.All(beginnings, beginning => Assert.Contains(_told.Lines, line => line.StartsWith(beginning, StringComparison.Ordinal)));

    private void AssertSecret(params string[] credentials)
    {
        foreach (var secret in credentials.Append(Payload))
        {
            Assert.DoesNotContain(_told.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }
}
