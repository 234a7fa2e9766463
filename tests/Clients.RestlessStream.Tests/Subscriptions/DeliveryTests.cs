using System.Text.Json.Nodes;
using Clients.RestlessStream.Models;
using Clients.Sandbox.RestlessStream;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class DeliveryTests
{
    [Theory, EachTransport]
    public async Task Events_arrive_in_order_and_typed(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        var ids = setup.Publish(1, 3);

        var events = await setup.Subscribe(transport, options => options.Cursor = "1").TakeAsync(3);

        Assert.Equal(ids, events.Select(e => e.EventId));
        Assert.All(events, e => Assert.Equal((StreamEvent.UpdateType, 200), (e.Type, e.Meta?.Status)));
        Assert.Equal([1, 2, 3], events.Select(e => (int)UntypedJson.ToJson(e.Data)!["n"]!));
    }

    [Theory, EachTransport]
    public async Task An_event_keeps_its_JSON_as_it_was_received(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"price":1.50,"id":12345678901234567890123,"name":"Größe 😀"}"""));

        var received = (await setup.Subscribe(transport).TakeAsync(1))[0];

        Assert.Equal("""{"price":1.50,"id":12345678901234567890123,"name":"Größe 😀"}""", received.DataJson.GetRawText());
    }

    [Theory, EachTransport]
    public async Task A_signed_event_can_be_verified_as_received(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.SigningSecret = "secret";
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"total":1.50,"name":"Größe 😀 </b>"}"""));

        var received = (await setup.Subscribe(transport).TakeAsync(1))[0];

        Assert.True(received.HasValidSignature("secret"));
        Assert.False(received.HasValidSignature("another"));
    }

    [Theory, EachTransport]
    public async Task A_failed_poll_is_an_event_with_its_error(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.PublishError(setup.StreamId, "UPSTREAM_TIMEOUT", "Upstream request timed out");

        var received = (await setup.Subscribe(transport).TakeAsync(1))[0];

        Assert.Equal((StreamEvent.ErrorType, "UPSTREAM_TIMEOUT", "Upstream request timed out"), (received.Type, received.Error?.Code, received.Error?.Message));
    }

    [Theory, EachTransport]
    public async Task An_event_in_many_pieces_is_one_event(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Fragment, Bytes = 1 });
        setup.Service.Publish(setup.StreamId, new JsonObject { ["text"] = "Größe 😀" });
        setup.Service.Publish(setup.StreamId, new JsonObject { ["text"] = "whole" });

        var events = await setup.Subscribe(transport, options => options.Cursor = "1").TakeAsync(2);

        Assert.Equal(["Größe 😀", "whole"], events.Select(e => e.DataJson.GetProperty("text").GetString()));
    }

    [Theory, EachTransport]
    public async Task A_large_event_arrives_whole(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        var text = new string('é', 600_000);
        setup.Service.Publish(setup.StreamId, new JsonObject { ["text"] = text });

        var received = (await setup.Subscribe(transport).TakeAsync(1))[0];

        Assert.Equal(text, received.DataJson.GetProperty("text").GetString());
    }

    [Theory, EachTransport]
    public async Task An_event_sent_twice_is_delivered_once(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Repeat, AfterEvents = 1 });
        var ids = setup.Publish(1, 3);

        var events = await setup.Subscribe(transport, options => options.Cursor = "1").TakeAsync(3);

        Assert.Equal(ids, events.Select(e => e.EventId));
    }

    [Theory, EachTransport]
    public async Task A_timestamp_starts_a_subscription_in_the_past(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        var ids = setup.Publish(1, 3);

        var events = await setup.Subscribe(transport, options => options.Since = "2026-01-01T00:00:00Z").TakeAsync(3);

        Assert.Equal(ids, events.Select(e => e.EventId));
    }

    [Theory, EachTransport]
    public async Task A_direct_stream_needs_no_persisted_one(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.SetResource("orders", JsonNode.Parse("""{"orders":[{"id":"a b"}]}"""));
        var direct = new DirectStreamConfig
        {
            Url = setup.Service.ResourceUrl("orders"),
            Headers = HeaderMap.From([new("X-Odd", "a&b=c")]),
            JqFilter = ".orders[0] | .id",
            PollingInterval = 3600,
        };

        var events = transport == Transport.Sse ? setup.Client.Streams.SubscribeDirectSseAsync(direct) : setup.Client.Streams.SubscribeDirectWebSocketAsync(direct);

        Assert.Equal("a b", (await events.TakeAsync(1))[0].DataJson.GetString());
    }

    [Theory, EachTransport]
    public async Task A_direct_session_is_subscribed_to_by_its_URLs(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        var session = await setup.Client.Streams.CreateDirectSessionAsync(new DirectSessionRequest { DedupeKey = "orders-feed-v1", Url = setup.Service.ResourceUrl("orders") });

        var events = RestlessSetup.Subscribe(setup.Client, transport, transport == Transport.Sse ? session.SseUrl! : session.WsUrl!);

        Assert.Equal(1, (await events.TakeAsync(1))[0].DataJson.GetProperty("version").GetInt32());
    }

    [Theory, EachTransport]
    public async Task What_the_consumer_throws_stays_the_consumers(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Publish(1, 2);

        var thrown = await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
        {
            await foreach (var _ in setup.Subscribe(transport))
            {
                throw new InvalidTimeZoneException();
            }
        });

        Assert.Null(thrown.InnerException);
    }

    [Theory, EachTransport]
    public async Task A_cancelled_subscription_ends_while_it_waits_for_an_event(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Publish(1, 1);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in setup.Subscribe(transport, cancellationToken: stop.Token))
            {
                stop.CancelAfter(TimeSpan.FromMilliseconds(20));
            }
        });
    }

    [Theory, EachTransport]
    public async Task Buffered_events_do_not_overtake_a_cancellation(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Publish(1, 100);
        using var stop = new CancellationTokenSource();
        var delivered = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in setup.Subscribe(transport, options => options.Cursor = "1", stop.Token))
            {
                delivered++;
                await stop.CancelAsync();
            }
        });

        Assert.Equal(1, delivered);
    }
}
