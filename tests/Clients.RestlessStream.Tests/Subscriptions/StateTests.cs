using System.Text.Json.Nodes;
using Clients.RestlessStream.Models;
using Clients.Sandbox.RestlessStream;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class StateTests
{
    [Theory, EachTransport]
    public async Task The_state_is_the_whole_document_after_every_patch(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync(mode: PayloadMode.JSON_PATCH);
        var documents = Documents(seed: 7, count: 200);
        foreach (var document in documents)
        {
            setup.Service.Publish(setup.StreamId, document);
        }

        var states = await Follow(setup, transport, options => options.Since = "1").TakeAsync(documents.Count);

        Assert.All(documents.Zip(states), pair => Assert.True(JsonNode.DeepEquals(pair.First, pair.Second.Document)));
        Assert.True(states[0].IsFull);
        Assert.All(states.Skip(1), state => Assert.False(state.IsFull));
    }

    [Theory, EachTransport]
    public async Task The_state_survives_forced_disconnects(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync(mode: PayloadMode.JSON_PATCH);
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Abort, AfterEvents = 5, Count = 10 });
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Partial, AfterEvents = 3, Count = 10 });
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Repeat, AfterEvents = 3 });
        var documents = Documents(seed: 8, count: 150);
        foreach (var document in documents)
        {
            setup.Service.Publish(setup.StreamId, document);
        }

        var states = await Follow(setup, transport, options => options.Since = "1").TakeAsync(documents.Count);

        Assert.All(documents.Zip(states), pair => Assert.True(JsonNode.DeepEquals(pair.First, pair.Second.Document)));
    }

    [Theory, EachTransport]
    public async Task A_patch_that_does_not_fit_makes_the_state_start_anew(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync(mode: PayloadMode.JSON_PATCH);
        // The second event is lost: the third replaces a member that was never added.
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Lose, AfterEvents = 1 });
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":1}"""));
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":1,"b":1}"""));
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":1,"b":2}"""));

        var states = await Follow(setup, transport, options => options.Since = "1").TakeAsync(2);

        Assert.Equal(["""{"a":1}""", """{"a":1,"b":2}"""], states.Select(state => state.Document!.ToJsonString()));
        Assert.True(states[1].IsFull);
    }

    [Theory, EachTransport]
    public async Task A_state_joined_in_the_middle_starts_from_a_full_document(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync(mode: PayloadMode.JSON_PATCH);
        var first = setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":1}"""));
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":2}"""));

        // From this cursor on only patches come, and there is nothing they fit on.
        var states = await Follow(setup, transport, options => options.Cursor = first).TakeAsync(1);

        Assert.Equal("""{"a":2}""", states[0].Document!.ToJsonString());
    }

    [Theory, EachTransport]
    public async Task Changing_a_document_disturbs_no_later_one(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync(mode: PayloadMode.JSON_PATCH);
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":1,"list":[1]}"""));
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":2,"list":[1]}"""));
        var seen = new List<string>();

        await foreach (var state in Follow(setup, transport, options => options.Since = "1"))
        {
            seen.Add(state.Document!.ToJsonString());
            state.Document["list"]!.AsArray().Clear();
            if (seen.Count == 2)
            {
                break;
            }
        }

        Assert.Equal("""{"a":2,"list":[1]}""", seen[1]);
    }

    [Theory, EachTransport]
    public async Task Error_events_do_not_change_the_state(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync(mode: PayloadMode.JSON_PATCH);
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":1}"""));
        setup.Service.PublishError(setup.StreamId, "UPSTREAM_TIMEOUT", "Upstream request timed out");
        setup.Service.Publish(setup.StreamId, JsonNode.Parse("""{"a":2}"""));

        var states = await Follow(setup, transport, options => options.Since = "1").TakeAsync(2);

        Assert.Equal(["""{"a":1}""", """{"a":2}"""], states.Select(state => state.Document!.ToJsonString()));
    }

    [Theory, EachTransport]
    public async Task Full_documents_are_states_too(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Publish(1, 3);

        var states = await Follow(setup, transport, options => options.Cursor = "1").TakeAsync(3);

        Assert.Equal([1, 2, 3], states.Select(state => (int)state.Document!["n"]!));
    }

    [Fact]
    public async Task New_starts_that_do_not_help_are_bounded()
    {
        static async IAsyncEnumerable<StreamEvent> NeverFits()
        {
            yield return Event("""{"type":"update","meta":{"payload_mode_fallback":"FULL_DATA"},"data":{}}""");
            yield return Event("""{"type":"update","meta":{},"data":[{"op":"remove","path":"/a"}]}""");
            await Task.CompletedTask;
        }

        var options = new SubscriptionOptions { MaxReconnects = 3, ReconnectDelay = TimeSpan.Zero };
        var states = RestlessStream.Subscriptions.State.StateSubscription.RunAsync(
            _ => NeverFits(), options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<RestlessStreamException>(() => states.ToEndAsync());

        Assert.Contains("points at nothing", failure.Message, StringComparison.Ordinal);
    }

    private static IAsyncEnumerable<StreamState> Follow(RestlessSetup setup, Transport transport, Action<SubscriptionOptions> configure)
    {
        var options = RestlessSetup.NewOptions(transport);
        configure(options);
        return setup.Client.Streams.SubscribeStateAsync(setup.Url(transport), options);
    }

    private static StreamEvent Event(string json) => Events.StreamEventReader.Read(System.Text.Encoding.UTF8.GetBytes(json));

    // Documents that differ from one to the next, with odd names, nested lists and objects, nulls and numbers.
    private static List<JsonNode> Documents(int seed, int count)
    {
        var random = new Random(seed);
        var documents = new List<JsonNode>();
        while (documents.Count < count)
        {
            var document = new JsonObject { ["serial"] = documents.Count };
            foreach (var name in (string[])["a", "b/c", "d~e", "", "ü 😀"])
            {
                if (random.Next(4) > 0)
                {
                    document[name] = Value(random, depth: 3);
                }
            }

            documents.Add(document);
        }

        return documents;
    }

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => null,
        1 => random.Next(100),
        2 => random.NextDouble(),
        3 => random.Next(2) == 0,
        4 => $"text {random.Next(10)} \"\\\u0001",
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => Value(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"m{i}", Value(random, depth - 1)))),
    };
}
