namespace Clients.SwarmAnalytics;

/// <summary>Why an event was dropped for good.</summary>
public enum DropReason
{
    /// <summary>The hand-over queue in memory was full.</summary>
    QueueFull,

    /// <summary>The spool was full.</summary>
    SpoolFull,

    /// <summary>The service refused it: a 4xx other than 429, which would be the answer to every further attempt, too.</summary>
    Rejected,

    /// <summary>The service answered the last of <see cref="SwarmAnalyticsClientOptions.MaxAttempts"/> attempts, and that one failed, too.</summary>
    AttemptsExhausted,

    /// <summary>It waited longer than <see cref="Spool.SpoolBounds.MaxAge"/>.</summary>
    Expired,

    /// <summary>A product event under <see cref="TelemetryMode.Minimal"/>, or any event under <see cref="TelemetryMode.Off"/>.</summary>
    Muted,

    /// <summary>Recorded after the client was disposed.</summary>
    Closed,

    /// <summary>The client was disposed before it could be delivered, and no durable spool keeps it.</summary>
    ShutDown,

    /// <summary>It cannot be sent at all: its model cannot be serialised, or the spool names an operation this version does not know.</summary>
    Unsendable,

    /// <summary>It can never fit: it is larger than the bound on all events together.</summary>
    TooLarge,

    /// <summary><see cref="SwarmAnalyticsClientOptions.BeforeSend"/> dropped it, or threw.</summary>
    Filtered,

    /// <summary>A row of the spool could not be read. It was set aside in the file.</summary>
    Unreadable,

    /// <summary><see cref="SwarmAnalyticsClient.DeleteLocalDataAsync"/> removed it.</summary>
    Deleted,
}
