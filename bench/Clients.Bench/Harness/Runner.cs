using System.Diagnostics;

namespace Clients.Bench.Harness;

/// <summary>Takes samples of baseline and candidate turn by turn, so that whatever else the machine does hits both.</summary>
internal static class Runner
{
    public static async Task<Result> RunAsync(Benchmark benchmark)
    {
        await benchmark.SetUpAsync();
        try
        {
            var baselineCount = await WarmUpAsync(benchmark, benchmark.RunBaselineAsync);
            var candidateCount = await WarmUpAsync(benchmark, benchmark.RunCandidateAsync);
            var baseline = new List<Sample>();
            var candidate = new List<Sample>();
            for (var i = 0; i < benchmark.Samples; i++)
            {
                baseline.Add(await TakeAsync(benchmark, benchmark.RunBaselineAsync, baselineCount));
                candidate.Add(await TakeAsync(benchmark, benchmark.RunCandidateAsync, candidateCount));
            }

            var candidateTime = TimeSpan.FromSeconds(Median(candidate.Select(sample => sample.Time)));
            return new Result(
                benchmark,
                Median(candidate.Zip(baseline, (mine, theirs) => mine.Time / theirs.Time)),
                baseline.Sum(sample => sample.Bytes) is > 0 and var bytes ? candidate.Sum(sample => sample.Bytes) / bytes : double.NaN,
                TimeSpan.FromSeconds(Median(baseline.Select(sample => sample.Time))),
                candidateTime,
                benchmark.FigureOf(candidateTime, candidate.Average(sample => sample.Bytes)));
        }
        finally
        {
            await benchmark.TearDownAsync();
        }
    }

    /// <summary>Runs until the JIT has settled, and says how many operations make a sample.</summary>
    private static async Task<int> WarmUpAsync(Benchmark benchmark, Func<ValueTask> operation)
    {
        var count = 0;
        var watch = Stopwatch.StartNew();
        while (count == 0 || (watch.Elapsed < 50 * benchmark.SampleTime))
        {
            await operation();
            await benchmark.ResetAsync();
            count++;
        }

        var perOperation = (await TakeAsync(benchmark, operation, Math.Max(1, count / 50))).Time;
        return Math.Max(1, (int)(benchmark.SampleTime.TotalSeconds / perOperation));
    }

    private static async Task<Sample> TakeAsync(Benchmark benchmark, Func<ValueTask> operation, int count)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            await operation();
        }

        var time = watch.Elapsed.TotalSeconds;
        var sample = new Sample(time / count, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)count);
        await benchmark.ResetAsync();
        return sample;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private readonly record struct Sample(double Time, double Bytes);
}
