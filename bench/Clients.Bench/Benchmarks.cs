using Clients.Bench.Generator;
using Clients.Bench.Harness;
using Clients.Bench.Json;
using Clients.Bench.Live;
using Clients.Bench.RestlessStream;
using Clients.Bench.Streaming;
using Clients.Bench.SwarmAnalytics;
using Clients.Bench.WizChat;

namespace Clients.Bench;

/// <summary>Every benchmark, by area.</summary>
internal static class Benchmarks
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new ReadEvents(),
        new ReadEventsTyped(),
        new WriteEvents(),
        new WriteEventsTyped(),
        new ReadStream(200),
        new ReadStream(1024),
        new ReadStream(16 * 1024),
        new DeliverEvents(),
        new RoundTripJson(),
        new RoundTripYaml(),
        new RenderPlan(),
        new StartAndGenerate("specs/wizchat.json", () => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wizchat.json")), 8),
        new StartAndGenerate("1 MB", () => SyntheticDocument.OfResources(1024 * 1024), 33),
        new StartAndCheck(),
        new GrowWithTheDocument("resources", SyntheticDocument.OfResources, 2),
        new GrowWithTheDocument("resources", SyntheticDocument.OfResources, 4),
        new GrowWithTheDocument("chain", SyntheticDocument.OfChain, 2),
        new GrowWithTheDocument("family", SyntheticDocument.OfFamily, 2),
        new MergeDelta(),
        new ManagedEnvelopes(),
        new RecordEvent("log", EventSamples.WriteLog),
        new RecordEvent("agent message", EventSamples.WriteMessage),
        new SpoolEvents(),
        new OfferToDeadServer(),
        new PostEvents(1),
        new PostEvents(8),
    ];
}
