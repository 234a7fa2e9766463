using System.Globalization;

namespace Clients.Bench.Harness;

/// <summary>Writes the results as one Markdown table.</summary>
internal static class Table
{
    private static readonly string[] Head = ["area", "benchmark", "baseline", "time", "aim", "memory", "aim", "one operation", "besides", "verdict"];

    public static void Write(TextWriter output, IEnumerable<Result> results)
    {
        string[][] rows = [Head, .. results.Select(Row)];
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            output.WriteLine("| " + string.Join(" | ", rows[i].Select((cell, column) => cell.PadRight(widths[column]))) + " |");
            if (i == 0)
            {
                output.WriteLine("|" + string.Join("|", widths.Select(width => new string('-', width + 2))) + "|");
            }
        }
    }

    private static string[] Row(Result result) =>
    [
        result.Benchmark.Area,
        result.Benchmark.Name,
        result.Benchmark.Baseline,
        Ratio(result.TimeRatio),
        Aim(result.Benchmark.TimeAim),
        Ratio(result.AllocationRatio),
        Aim(result.Benchmark.AllocationAim),
        $"{Time(result.Candidate)} vs {Time(result.Baseline)}",
        result.Figure?.Text ?? string.Empty,
        result.MeetsAims ? "met" : "MISSED",
    ];

    private static string Aim(double? aim) => aim is { } ratio ? "<= " + Ratio(ratio) : string.Empty;

    private static string Ratio(double ratio) => double.IsNaN(ratio) ? "-" : ratio.ToString("0.00x", CultureInfo.InvariantCulture);

    private static string Time(TimeSpan time) => time.TotalMilliseconds switch
    {
        >= 1000 => time.TotalSeconds.ToString("0.00 s", CultureInfo.InvariantCulture),
        >= 1 => time.TotalMilliseconds.ToString("0.0 ms", CultureInfo.InvariantCulture),
        _ => time.TotalMicroseconds.ToString("0.0 us", CultureInfo.InvariantCulture),
    };
}
