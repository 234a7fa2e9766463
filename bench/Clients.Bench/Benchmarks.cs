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
        new ReadYaml(),
        new RenderPlan(),
        GrowWithSkills.TypedEdit(),
        GrowWithSkills.Plan(),
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
