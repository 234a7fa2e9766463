namespace Clients.SwarmAnalytics.Spool;

/// <summary>What a spool handed out for delivery.</summary>
public sealed record SpoolLease
{
    /// <summary>The oldest events that are due, in order; nobody else is handed them while the lease lives. Empty when none is due.</summary>
    public IReadOnlyList<SpooledEvent> Events { get; init; } = [];

    /// <summary>Events that were too old and have been removed.</summary>
    public IReadOnlyList<SpooledEvent> Expired { get; init; } = [];

    /// <summary>Events that could not be read and have been set aside, as far as they could be read.</summary>
    public IReadOnlyList<SpooledEvent> SetAside { get; init; } = [];

    /// <summary>When it is worth asking again, if events wait though none was handed out; null when nothing waits.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
