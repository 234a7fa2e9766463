namespace Clients.SwarmAnalytics;

/// <summary>Why an event was given up for good.</summary>
public enum DropReason
{
    /// <summary>The hand-over queue in memory was full.</summary>
    QueueFull,

    /// <summary>The spool was full.</summary>
    SpoolFull,

    /// <summary>The service refused it: a 4xx other than 429, which would be the answer to every further try, too.</summary>
    Rejected,

    /// <summary>The last of <see cref="SwarmAnalyticsClientOptions.MaxAttempts"/> tries failed.</summary>
    AttemptsExhausted,

    /// <summary>It waited longer than <see cref="Spool.SpoolBounds.MaxAge"/>.</summary>
    Expired,

    /// <summary>A product event under <see cref="TelemetryMode.Minimal"/>.</summary>
    Muted,

    /// <summary>Recorded after the client was disposed.</summary>
    Closed,

    /// <summary>The client was disposed before it could be delivered, and no durable spool keeps it.</summary>
    ShutDown,

    /// <summary>It cannot be sent at all: its model cannot be serialised, or the spool names an operation this version does not know.</summary>
    Unsendable,
}
