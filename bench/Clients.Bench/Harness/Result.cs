namespace Clients.Bench.Harness;

/// <summary>What a benchmark found.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="TimeRatio">The candidate's time as a ratio of the baseline's.</param>
/// <param name="AllocationRatio">The candidate's allocation as a ratio of the baseline's; NaN when the baseline allocates nothing.</param>
/// <param name="Baseline">The time of one baseline operation.</param>
/// <param name="Candidate">The time of one candidate operation.</param>
/// <param name="Figure">What the benchmark claims besides; null for nothing.</param>
internal sealed record Result(Benchmark Benchmark, double TimeRatio, double AllocationRatio, TimeSpan Baseline, TimeSpan Candidate, Figure? Figure)
{
    public bool MeetsAims => Meets(TimeRatio, Benchmark.TimeAim) && Meets(AllocationRatio, Benchmark.AllocationAim) && Figure is not { MeetsAim: false };

    private static bool Meets(double ratio, double? aim) => aim is null || ratio <= aim;
}
