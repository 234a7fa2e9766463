namespace Clients.SwarmAnalytics.Spool;

/// <summary>One event waiting for delivery: its serialised body, and what has been tried so far.</summary>
public sealed record SpooledEvent
{
    /// <summary>The spool's own number of the event, rising in the order of appending; 0 before it is appended.</summary>
    public long Id { get; init; }

    /// <summary>The install the event belongs to, as <see cref="SwarmAnalyticsClientOptions.InstallKey"/> names it; never the token.</summary>
    public required string Install { get; init; }

    /// <summary>The document's <c>x-method</c>, such as <c>events.agent.create</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The idempotency key, minted once and the same on every try.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>When the event was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The JSON body, the same bytes on every try.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How many tries have failed.</summary>
    public int Attempts { get; init; }

    /// <summary>The earliest moment of the next try; the default value means at once.</summary>
    public DateTimeOffset NextAttempt { get; init; }

    /// <summary>Names the event without its payload, so that it can be logged.</summary>
    public override string ToString() => $"{Operation} {SubmissionId}";
}
