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

namespace Observability;

/// <summary>Something to watch: each client at work, with a failure of its own.</summary>
internal sealed class Workload(SandboxHost sandbox)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await RefusedOnceAsync(cancellationToken);
        await FollowedThroughABreakAsync(cancellationToken);
        await FailedAsync(cancellationToken);
        await DeliveredAtTheSecondTryAsync(cancellationToken);
    }

    /// <summary>WireBoard: a call that is refused with 429, and sent again; then Live, whose stream breaks off.</summary>
    private async Task RefusedOnceAsync(CancellationToken cancellationToken)
    {
        var service = sandbox.Get<WireBoardSandbox>();
        using var client = new WireBoardClient(service.DemoCredential, new WireBoardClientOptions { BaseUrl = sandbox.BaseUrlOf(service) });
        Fail(service, new() { Kind = FaultKind.Status, StatusCode = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } });
        await client.ListSitesAsync(cancellationToken);

        var reconnected = new TaskCompletionSource();
        await using var live = client.Live(service.SiteIds[0], new LiveOptions
        {
            ReconnectDelay = TimeSpan.FromMilliseconds(10),
            OnReconnect = () =>
            {
                reconnected.TrySetResult();
                return default;
            },
        });
        await live.StartAsync(cancellationToken);
        service.KillConnections();
        await reconnected.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Restless Stream: a subscription that meets an event it cannot read and a connection that ends.</summary>
    private async Task FollowedThroughABreakAsync(CancellationToken cancellationToken)
    {
        var service = sandbox.Get<RestlessStreamSandbox>();
        using var client = new RestlessStreamClient(new RestlessStreamClientOptions
        {
            ApiKey = service.DemoCredential,
            BaseUrl = sandbox.BaseUrlOf(service),
            StreamBaseUrl = service.StreamBaseUrl,
        });
        var stream = await client.Streams.CreateAsync(
            new CreateStreamRequest
            {
                Name = "Orders",
                Description = "",
                Status = StreamStatus.ACTIVE,
                Method = Clients.RestlessStream.Models.HttpMethod.GET,
                Url = service.ResourceUrl("orders"),
                PayloadMode = PayloadMode.FULL_DATA,
                PollingInterval = 3600,
            },
            cancellationToken);
        for (var order = 1; order <= 3; order++)
        {
            service.Publish(stream.Id!, new JsonObject { ["order"] = order });
        }

        service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.End, AfterEvents = 1 });
        service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Malformed });
        var options = new SubscriptionOptions { Since = "1", ReconnectDelay = TimeSpan.FromMilliseconds(10), OnUnreadableEvent = _ => default };
        await client.Streams.SubscribeSseAsync(stream.SseUrl!, options, cancellationToken).Take(3).CountAsync(cancellationToken);
        await client.Streams.SubscribeWebSocketAsync(stream.WsUrl!, new WebSocketSubscriptionOptions { Since = "1" }, cancellationToken).Take(3).CountAsync(cancellationToken);
    }

    /// <summary>WizChat: a call that fails.</summary>
    private async Task FailedAsync(CancellationToken cancellationToken)
    {
        var service = sandbox.Get<WizChatSandbox>();
        using var client = new WizChatClient(service.DemoCredential, new WizChatClientOptions { BaseUrl = sandbox.BaseUrlOf(service) });
        try
        {
            await client.GetConfigAsync("no-such-chatbot", cancellationToken: cancellationToken);
        }
        catch (WizChatApiException)
        {
            // It is here to be seen in its span.
        }
    }

    /// <summary>Analytics: an event whose first try meets a 503.</summary>
    private async Task DeliveredAtTheSecondTryAsync(CancellationToken cancellationToken)
    {
        var service = sandbox.Get<SwarmAnalyticsSandbox>();
        await using var client = new SwarmAnalyticsClient(
            service.DemoCredential, new SwarmAnalyticsClientOptions { BaseUrl = sandbox.BaseUrlOf(service), RetryBaseDelay = TimeSpan.FromMilliseconds(10) });
        Fail(service, new() { Kind = FaultKind.Status, StatusCode = 503 });
        client.Logs.Write("hello");
        await client.FlushAsync(TimeSpan.FromSeconds(30), cancellationToken);
    }

    private void Fail(SandboxService service, Fault fault) => sandbox.Faults.Add(fault with { PathPrefix = service.PathPrefix });
}
