using System.Text.Json.Nodes;
using Clients.RestlessStream;
using Clients.RestlessStream.Models;
using Clients.Sandbox.RestlessStream;

namespace Clients.Cli.Tour;

/// <summary>Restless Stream: a stream is created, followed over both transports through a broken connection, and its state kept from patches.</summary>
internal sealed class RestlessStreamSegment : ITourSegment
{
    public string Name => "RestlessStream";

    public async Task RunAsync(TourStage stage, CancellationToken cancellationToken)
    {
        var sandbox = stage.Sandbox.Get<RestlessStreamSandbox>();
        using var client = new RestlessStreamClient(new RestlessStreamClientOptions
        {
            ApiKey = sandbox.DemoCredential,
            BaseUrl = stage.Sandbox.BaseUrl<RestlessStreamSandbox>(),
            StreamBaseUrl = sandbox.StreamBaseUrl,
        });
        await stage.StepAsync(
            "validate the API key",
            cancel => client.Streams.ValidateApiKeyAsync(cancellationToken: cancel),
            answer => answer.Affected is true ? "valid" : throw new TourFailedException("the sandbox does not accept its own key"),
            cancellationToken).ConfigureAwait(false);
        var stream = await stage.StepAsync("create a stream of patches", cancel => client.Streams.CreateAsync(Orders(sandbox), cancel), created => $"{created.Id}, {created.Status}", cancellationToken).ConfigureAwait(false);

        for (var total = 1; total <= 4; total++)
        {
            sandbox.Publish(stream.Id!, new JsonObject { ["orders"] = new JsonObject { ["total"] = total, ["status"] = "open" } });
        }

        await FollowAsync(stage, "over SSE", sandbox, () => client.Streams.SubscribeSseAsync(stream.SseUrl!, FromTheStart(new SubscriptionOptions()), cancellationToken), cancellationToken).ConfigureAwait(false);
        await FollowAsync(stage, "over WebSocket", sandbox, () => client.Streams.SubscribeWebSocketAsync(stream.WsUrl!, (WebSocketSubscriptionOptions)FromTheStart(new WebSocketSubscriptionOptions()), cancellationToken), cancellationToken).ConfigureAwait(false);
        await stage.StepAsync(
            "state kept from its patches",
            cancel => TakeAsync(client.Streams.SubscribeStateAsync(stream.SseUrl!, FromTheStart(new SubscriptionOptions()), cancel), 4, cancel),
            states => (int?)states[^1].Document?["orders"]?["total"] == 4 ? $"{states.Count} states, the last: {states[^1].Document!.ToJsonString()}" : throw new TourFailedException("the state is not what was published"),
            cancellationToken).ConfigureAwait(false);
        await stage.StepAsync(
            "delete the stream",
            cancel => client.Streams.DeleteAsync(stream.Id!, cancel),
            answer => answer.Affected is true ? "gone" : throw new TourFailedException("it was not there"),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task FollowAsync(TourStage stage, string how, RestlessStreamSandbox sandbox, Func<IAsyncEnumerable<StreamEvent>> subscribe, CancellationToken cancellationToken)
    {
        sandbox.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Abort, AfterEvents = 2 });
        await stage.StepAsync(
            $"events {how}, with a break",
            cancel => TakeAsync(subscribe(), 4, cancel),
            events => events.Select(e => e.EventId).Distinct().Count() == 4 ? "4 events, none lost or repeated" : throw new TourFailedException("an event was repeated"),
            cancellationToken).ConfigureAwait(false);
    }

    private static SubscriptionOptions FromTheStart(SubscriptionOptions options)
    {
        options.Since = "1";
        options.MaxReconnectDelay = options.ReconnectDelay = TimeSpan.FromMilliseconds(10);
        return options;
    }

    private static CreateStreamRequest Orders(RestlessStreamSandbox sandbox) => new()
    {
        Name = "Orders",
        Description = "Live order feed",
        Status = StreamStatus.ACTIVE,
        Method = Clients.RestlessStream.Models.HttpMethod.GET,
        Url = sandbox.ResourceUrl("orders"),
        PayloadMode = PayloadMode.JSON_PATCH,
        PollingInterval = 3600,
    };

    private static async Task<List<T>> TakeAsync<T>(IAsyncEnumerable<T> source, int count, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
            if (items.Count == count)
            {
                break;
            }
        }

        return items;
    }
}
