namespace Clients.SwarmAnalytics.Spool;

/// <summary>How much a spool keeps. What does not fit is refused, newest first, so that what was acknowledged stays.</summary>
public sealed record SpoolBounds
{
    /// <summary>The most events kept. Default 100 000.</summary>
    public long MaxEvents { get; init; } = 100_000;

    /// <summary>The most bytes of bodies kept. Default 64 MiB.</summary>
    public long MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The age at which an undelivered event is dropped. Default 7 days.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(7);

    internal SpoolBounds Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxEvents);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBytes);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxAge, TimeSpan.Zero);
        return this;
    }
}
