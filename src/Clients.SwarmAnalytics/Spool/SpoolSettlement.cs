namespace Clients.SwarmAnalytics.Spool;

/// <summary>What became of leased events.</summary>
public sealed record SpoolSettlement
{
    /// <summary>The install whose lease this is about.</summary>
    public required string Install { get; init; }

    /// <summary>Events to remove: acknowledged by the service, or dropped for good.</summary>
    public IReadOnlyList<SpooledEvent> Done { get; init; } = [];

    /// <summary>Events that this version cannot send: to remove, or to keep apart from those that wait.</summary>
    public IReadOnlyList<SpooledEvent> SetAside { get; init; } = [];

    /// <summary>Events to keep for another attempt, with their new <see cref="SpooledEvent.Attempts"/> and <see cref="SpooledEvent.NextAttempt"/>.</summary>
    public IReadOnlyList<SpooledEvent> Retry { get; init; } = [];

    /// <summary>Whether the lease ends. Otherwise it is renewed for the events not named here.</summary>
    public required bool EndsLease { get; init; }
}
