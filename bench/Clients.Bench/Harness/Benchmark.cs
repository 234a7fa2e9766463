namespace Clients.Bench.Harness;

/// <summary>One comparison: what the candidate costs as a ratio of what the baseline costs, both doing the same work in the same run.</summary>
internal abstract class Benchmark
{
    /// <summary>The part of the solution measured: the folder's name.</summary>
    public abstract string Area { get; }

    /// <summary>What is done.</summary>
    public abstract string Name { get; }

    /// <summary>What it is compared with.</summary>
    public abstract string Baseline { get; }

    /// <summary>The most time it may take, as a ratio; null for no aim.</summary>
    public virtual double? TimeAim => null;

    /// <summary>The most memory it may allocate, as a ratio; null for no aim.</summary>
    public virtual double? AllocationAim => null;

    /// <summary>How long one sample lasts at least. Longer for operations that vary; an operation that takes longer is a sample of its own.</summary>
    public virtual TimeSpan SampleTime => TimeSpan.FromMilliseconds(40);

    /// <summary>How many pairs of samples are taken.</summary>
    public virtual int Samples => 15;

    /// <summary>Prepares what is not measured.</summary>
    public virtual Task SetUpAsync() => Task.CompletedTask;

    /// <summary>Does the work the way it is compared with.</summary>
    public abstract ValueTask RunBaselineAsync();

    /// <summary>Does the work the way that is measured.</summary>
    public abstract ValueTask RunCandidateAsync();

    /// <summary>Undoes what the operations of a sample left behind. After each sample; not measured.</summary>
    public virtual Task ResetAsync() => Task.CompletedTask;

    /// <summary>What is claimed of the candidate besides the ratios, such as a rate; null for nothing.</summary>
    /// <param name="time">The time of one operation.</param>
    /// <param name="bytes">What one operation allocates.</param>
    public virtual Figure? FigureOf(TimeSpan time, double bytes) => null;

    /// <summary>Releases what <see cref="SetUpAsync"/> took.</summary>
    public virtual Task TearDownAsync() => Task.CompletedTask;
}
