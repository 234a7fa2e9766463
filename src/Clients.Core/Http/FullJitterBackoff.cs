namespace Clients.Core.Http;

/// <summary>
/// The one back-off of all clients: before attempt <c>n</c> (0-based) wait a random time between zero and
/// <c>min(Cap, Base * 2^n)</c>, so that many clients which lost the same server do not come back at once.
/// </summary>
public sealed class FullJitterBackoff
{
    private readonly Func<double> _nextDouble;

    /// <summary>Creates a back-off.</summary>
    /// <param name="baseDelay">The upper bound of the first wait; more than zero.</param>
    /// <param name="cap">The upper bound of every wait; at least <paramref name="baseDelay"/>.</param>
    /// <param name="nextDouble">Source of numbers in [0, 1); <see cref="Random.Shared"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is out of range.</exception>
    public FullJitterBackoff(TimeSpan baseDelay, TimeSpan cap, Func<double>? nextDouble = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(baseDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(cap, baseDelay);
        Base = baseDelay;
        Cap = cap;
        _nextDouble = nextDouble ?? Random.Shared.NextDouble;
    }

    /// <summary>The upper bound of the first wait.</summary>
    public TimeSpan Base { get; }

    /// <summary>The upper bound of every wait.</summary>
    public TimeSpan Cap { get; }

    /// <summary>The wait before the given attempt.</summary>
    /// <param name="attempt">0 for the first; any larger number is safe.</param>
    public TimeSpan Delay(int attempt) => _nextDouble() * Ceiling(attempt);

    /// <summary>The longest wait that <see cref="Delay"/> can give for the attempt.</summary>
    /// <param name="attempt">0 for the first; any larger number is safe.</param>
    /// <exception cref="ArgumentOutOfRangeException">The attempt is negative.</exception>
    public TimeSpan Ceiling(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        // 2^62 ticks are 14 000 years: past that the cap has long been reached, and the product would overflow.
        var ticks = Base.Ticks * Math.Pow(2, Math.Min(attempt, 62));
        return ticks >= Cap.Ticks ? Cap : TimeSpan.FromTicks((long)ticks);
    }
}
