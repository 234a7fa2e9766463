using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Sandbox.Faults;
using Clients.Sandbox.WireBoard;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Tests.Live;

/// <summary>
/// Twenty seeded storms of resets, clean ends, truncated, duplicated and malformed events, refused requests and rotations that follow one upon the other. After each
/// the managed state is the sandbox's truth, and raw mode has seen every envelope once, in order.
/// </summary>
public sealed class ChaosTests : SandboxTest
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task After_a_storm_nothing_is_lost_and_nothing_applied_twice(int seed)
    {
        Sandbox.Traffic = WireBoardTrafficMode.Manual;
        Sandbox.RequestsPerMinute = int.MaxValue;
        Sandbox.MaxSubscriptions = int.MaxValue;
        Sandbox.TruthOf(Site);
        var before = Sandbox.PublishedIds(Site).Count;
        // Half of the tokens live so short that their stream is rotated over and over; not so short that a busy machine finds them expired.
        Sandbox.TokenLifetime = TimeSpan.FromSeconds(seed % 2 == 0 ? 61 : 20);
        var seen = new ConcurrentQueue<string?>();
        var errors = new ConcurrentQueue<Exception>();
        await using var managed = Client.Live(Site, Quick(new LiveOptions()));
        await using var raw = Client.LiveRaw([Site], Quick(new LiveRawOptions { OnEvent = Callback.Of<LiveEnvelope>(envelope => seen.Enqueue(envelope.EventId)), OnError = Callback.Of<Exception>(errors.Enqueue) }));
        await Task.WhenAll(managed.StartAsync(), raw.StartAsync());

        await StormAsync(new Random(seed));

        await ConvergeAsync(
            () => Comparable(Sandbox.TruthOf(Site)) == Comparable(JsonOf(managed.State!)),
            () => $"{managed.ConnectionState} {managed.Failure}\ntruth {Comparable(Sandbox.TruthOf(Site))}\nstate {Comparable(JsonOf(managed.State!))}");
        var published = Sandbox.PublishedIds(Site).Skip(before).ToList();
        await ConvergeAsync(() => seen.Count >= published.Count, () => $"{raw.ConnectionState} {raw.Failure}\nsaw {seen.Count} of {published.Count}");
        Assert.DoesNotContain(errors, error => error is WireBoardLiveException { EventId: not null });
        Assert.Equal(published, seen);
    }

    private static T Quick<T>(T options)
        where T : LiveOptions
    {
        (options.ReconnectDelay, options.MaxReconnectDelay) = (TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(40));
        return options;
    }

    private async Task StormAsync(Random random)
    {
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(12))
            {
                case 0:
                    Sandbox.KillConnections();
                    break;
                case 1:
                    Sandbox.EndConnections();
                    break;
                case 2:
                    Sandbox.TruncateNextEvent(random.Next(1, 3));
                    break;
                case 3:
                    Sandbox.DuplicateNextEvent(random.Next(1, 5));
                    break;
                case 4:
                    Sandbox.SendRaw("data: {malformed\n\n");
                    break;
                case 5:
                    Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = "/wireboard/v1/live/", StatusCode = 503, Count = random.Next(1, 4) });
                    break;
                case 6:
                    Host.Faults.Add(new Fault { Kind = FaultKind.Reset, PathPrefix = "/wireboard/v1/live/", Count = 1 });
                    break;
                case 7:
                    Host.Faults.Add(new Fault { Kind = FaultKind.LoseReply, PathPrefix = "/wireboard/v1/live/state", Count = 1 });
                    break;
                case 8:
                    await Task.Delay(random.Next(20));
                    break;
                default:
                    break;
            }

            Sandbox.Tick(Site, random.Next(1, 6));
            if (random.Next(3) == 0)
            {
                await Task.Delay(random.Next(6));
            }
        }

        Host.Faults.Clear();
        Sandbox.ClearStreamFaults();
        // One more delivery shows that the streams are alive, and that a truncated last event was made up for.
        Sandbox.Tick(Site);
    }

    private static async Task ConvergeAsync(Func<bool> condition, Func<string> describe)
    {
        for (var i = 0; i < 1500; i++)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(10);
        }

        Assert.Fail("Not within 15 s: " + describe());
    }

    /// <summary>One text for what means the same: the serializers leave null out and write instants and numbers in forms of their own.</summary>
    private static string Comparable(JsonNode? node) => node switch
    {
        JsonObject map => "{" + string.Join(',', map.Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Comparable(pair.Value)}")) + "}",
        JsonArray list => "[" + string.Join(',', list.Select(Comparable)) + "]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<JsonElement>().GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValue value when value.TryGetValue<DateTimeOffset>(out var instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        _ => node?.ToString() ?? "",
    };

    /// <summary>The state as the wire would have it, by the generated serializers.</summary>
    private static JsonObject JsonOf(LiveState state)
    {
        var json = new JsonObject();
        foreach (var category in LiveCategoryNames.All)
        {
            if (state[category] is { } data)
            {
                json[LiveCategoryNames.NameOf(category)] = data is IParsable one
                    ? JsonOf(one)
                    : new JsonArray([.. ((IEnumerable<IParsable>)data).Select(row => (JsonNode)JsonOf(row))]);
            }
        }

        return json;
    }

    private static JsonNode JsonOf(IParsable model)
    {
        using var writer = new Microsoft.Kiota.Serialization.Json.JsonSerializationWriter();
        writer.WriteObjectValue(null, model);
        using var stream = writer.GetSerializedContent();
        return JsonNode.Parse(stream)!;
    }
}
