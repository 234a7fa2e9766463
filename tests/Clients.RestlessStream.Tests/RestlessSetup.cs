using System.Text.Json.Nodes;
using Clients.RestlessStream.Models;
using Clients.Sandbox;
using Clients.Sandbox.RestlessStream;

namespace Clients.RestlessStream.Tests;

/// <summary>The sandbox on a real socket, a client of it, and one stream to subscribe to.</summary>
internal sealed class RestlessSetup : IAsyncDisposable
{
    private readonly SandboxHost _host;

    private RestlessSetup(SandboxHost host, TimeProvider? clock)
    {
        _host = host;
        Service = host.Get<RestlessStreamSandbox>();
        Options = new RestlessStreamClientOptions
        {
            ApiKey = Service.DemoCredential,
            BaseUrl = host.BaseUrl<RestlessStreamSandbox>(),
            StreamBaseUrl = Service.StreamBaseUrl,
            TimeProvider = clock ?? TimeProvider.System,
        };
        Client = new RestlessStreamClient(Options);
    }

    public RestlessStreamSandbox Service { get; }

    public SandboxHost Host => _host;

    public RestlessStreamClientOptions Options { get; }

    public RestlessStreamClient Client { get; }

    public string StreamId { get; private set; } = "";

    /// <param name="clock">The client's clock; the sandbox keeps the system's.</param>
    /// <param name="mode">The mode of the stream that is created.</param>
    public static async Task<RestlessSetup> StartAsync(TimeProvider? clock = null, PayloadMode mode = PayloadMode.FULL_DATA)
    {
        var setup = new RestlessSetup(await SandboxHost.StartAsync(), clock);
        setup.StreamId = (await setup.Client.Streams.CreateAsync(setup.NewStream(mode))).Id!;
        return setup;
    }

    /// <summary>A stream of the built-in resource, polled so seldom that a test sees only what it publishes itself.</summary>
    public CreateStreamRequest NewStream(PayloadMode mode = PayloadMode.FULL_DATA) => new()
    {
        Name = "Orders",
        Description = "",
        Status = StreamStatus.ACTIVE,
        Method = Models.HttpMethod.GET,
        Url = Service.ResourceUrl("orders"),
        PayloadMode = mode,
        PollingInterval = 3600,
    };

    public string Url(Transport transport) => transport == Transport.Sse
        ? RuntimeUrls.Sse(StreamId, streamBaseUrl: Service.StreamBaseUrl)
        : RuntimeUrls.WebSocket(StreamId, streamBaseUrl: Service.StreamBaseUrl);

    public IAsyncEnumerable<StreamEvent> Subscribe(Transport transport, Action<SubscriptionOptions>? configure = null, CancellationToken cancellationToken = default) =>
        Subscribe(Client, transport, Url(transport), configure, cancellationToken);

    public static IAsyncEnumerable<StreamEvent> Subscribe(
        RestlessStreamClient client, Transport transport, string url, Action<SubscriptionOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = NewOptions(transport);
        configure?.Invoke(options);
        return transport == Transport.Sse
            ? client.Streams.SubscribeSseAsync(url, options, cancellationToken)
            : client.Streams.SubscribeWebSocketAsync(url, (WebSocketSubscriptionOptions)options, cancellationToken);
    }

    /// <summary>Options that come back at once.</summary>
    public static SubscriptionOptions NewOptions(Transport transport)
    {
        var options = transport == Transport.Sse ? new SubscriptionOptions() : new WebSocketSubscriptionOptions();
        options.MaxReconnectDelay = options.ReconnectDelay = TimeSpan.Zero;
        return options;
    }

    /// <summary>Publishes the numbers of a range as <c>{"n":…}</c>, and gives their event ids.</summary>
    public IReadOnlyList<string> Publish(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(n => Service.Publish(StreamId, new JsonObject { ["n"] = n })!)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}
