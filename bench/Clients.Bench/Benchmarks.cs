using Clients.Bench.Harness;
using Clients.Bench.Json;

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
    ];
}
