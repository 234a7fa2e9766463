using System.Globalization;
using System.Runtime.InteropServices;

namespace Clients.Bench.Harness;

/// <summary>The page docs/benchmarks.md: the table, and what it was measured on.</summary>
internal static class Page
{
    public static void Write(TextWriter output, IReadOnlyList<Result> results)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            What `bench/run.sh --markdown > docs/benchmarks.md` found on {DateTime.UtcNow:yyyy-MM-dd}: {results.Count(result => result.MeetsAims)} of {results.Count} met their aims.

            - Machine: {Processor()}, {Environment.ProcessorCount} logical processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB
            - System: {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}
            - Runtime: {RuntimeInformation.FrameworkDescription}

            Time and memory are ratios: what ours costs, divided by what the baseline costs in the same run. [bench/README.md](../bench/README.md) says how they are taken, and how to take them again.

            """));
        Table.Write(output, results);
    }

    // .NET tells the architecture only; Linux tells the model here.
    private static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } model
            ? model[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
