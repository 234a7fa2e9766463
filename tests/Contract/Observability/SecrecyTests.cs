using System.Text.Json.Nodes;
using Clients.RestlessStream;
using Clients.RestlessStream.Models;
using Clients.Sandbox;
using Clients.Sandbox.Faults;
using Clients.Sandbox.RestlessStream;
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

    private static readonly TimeSpan TestTimeout = TimeSpan.FromMinutes(1);

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
        await using (var live = client.LiveRaw([site], new LiveRawOptions
        {
            ReconnectDelay = TimeSpan.FromMilliseconds(1),
            OnReconnect = () =>
            {
                reconnects.Release();
                return default;
            },
            OnError = _ =>
            {
                malformed.Release();
                return default;
            },
        }))
        {
            await live.StartAsync();
            sandbox.Publish(site, "visitors", new JsonObject { ["live"] = 1, ["note"] = Payload });
            await live.ReadEnvelopesAsync().FirstAsync();
            sandbox.SendRaw($"data: {{\"{Payload}\": not JSON {Payload}\n\n");
            Assert.True(await malformed.WaitAsync(TestTimeout));
            sandbox.KillConnections();
            Assert.True(await reconnects.WaitAsync(TestTimeout));
        }

        AssertTold("metric Clients.WireBoard clients.call.duration [s]", "metric Clients.WireBoard clients.call.retries", "metric Clients.WireBoard clients.stream.reconnects", "activity Clients.WireBoard GET /v1/sites");
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

            await client.FlushAsync(TestTimeout);
        }

        await using (var stranger = new SwarmAnalyticsClient("swarm_install_stranger_" + Payload, options))
        {
            stranger.Logs.Write(Payload);
            await stranger.FlushAsync(TestTimeout);
        }

        AssertTold("metric Clients.SwarmAnalytics clients.call.duration [s]", "metric Clients.SwarmAnalytics swarm.events.delivered", "activity Clients.SwarmAnalytics POST /");
        AssertSecret(sandbox.DemoCredential);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restless_Stream_tells_neither_key_nor_payload(bool overWebSocket)
    {
        var sandbox = _host.Get<RestlessStreamSandbox>();
        var options = Options<RestlessStreamClientOptions>(sandbox);
        (options.ApiKey, options.StreamBaseUrl) = (sandbox.DemoCredential, sandbox.StreamBaseUrl);
        using var client = new RestlessStreamClient(options);
        var strangerOptions = Options<RestlessStreamClientOptions>(sandbox);
        (strangerOptions.ApiKey, strangerOptions.StreamBaseUrl) = ("rs_stranger_" + Payload, sandbox.StreamBaseUrl);
        using var stranger = new RestlessStreamClient(strangerOptions);
        CreateStreamRequest NewStream() => new()
        {
            Name = Payload,
            Description = Payload,
            Status = StreamStatus.ACTIVE,
            Method = RestlessStream.Models.HttpMethod.GET,
            Url = sandbox.ResourceUrl("orders"),
            PayloadMode = PayloadMode.FULL_DATA,
            PollingInterval = 3600,
        };

        var streamId = (await client.Streams.CreateAsync(NewStream())).Id!;
        await PlayAsync(sandbox, () => client.Streams.CreateAsync(NewStream()));
        await FailAsync(() => stranger.Streams.ListAsync());
        await FailAsync(() => Subscribe(stranger, new WebSocketSubscriptionOptions()).FirstAsync().AsTask());

        // What each connection meets, one after another: HTTP's own faults, then those of the runtime.
        foreach (var fault in Faults(sandbox).Where(fault => fault.StatusCode != 200))
        {
            _host.Faults.Add(fault);
        }

        foreach (var kind in Enum.GetValues<RuntimeFaultKind>().Where(kind => kind is not (RuntimeFaultKind.Silence or RuntimeFaultKind.Lose)))
        {
            sandbox.AddFault(new RuntimeFault { Kind = kind, Bytes = 4096, CloseCode = 4408, AfterEvents = kind == RuntimeFaultKind.Malformed ? 0 : 1 });
        }

        const int Count = 8;
        for (var i = 0; i < Count; i++)
        {
            sandbox.Publish(streamId, new JsonObject { ["n"] = i, ["note"] = Payload });
        }

        var subscription = new WebSocketSubscriptionOptions
        {
            Cursor = "1",
            MaxReconnectDelay = TimeSpan.FromMilliseconds(1),
            ReconnectDelay = TimeSpan.Zero,
            OnUnreadableEvent = problem =>
            {
                _told.Thrown(problem);
                return default;
            },
        };
        var events = await Subscribe(client, subscription).Take(Count).ToListAsync();

        Assert.Equal(Enumerable.Range(0, Count), events.Select(received => received.DataJson.GetProperty("n").GetInt32()));
        AssertTold("metric Clients.RestlessStream clients.call.duration [s]", "metric Clients.RestlessStream clients.stream.reconnects", "activity Clients.RestlessStream POST /streams");
        AssertSecret(sandbox.DemoCredential);

        IAsyncEnumerable<StreamEvent> Subscribe(RestlessStreamClient client, WebSocketSubscriptionOptions options) => overWebSocket
            ? client.Streams.SubscribeWebSocketAsync(RuntimeUrls.WebSocket(streamId, streamBaseUrl: sandbox.StreamBaseUrl), options)
            : client.Streams.SubscribeSseAsync(RuntimeUrls.Sse(streamId, streamBaseUrl: sandbox.StreamBaseUrl), options);
    }

    private T Options<T>(SandboxService sandbox)
        where T : Core.Http.ClientOptions, new() => new() { BaseUrl = _host.BaseUrlOf(sandbox), LoggerFactory = _told.Loggers };

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
