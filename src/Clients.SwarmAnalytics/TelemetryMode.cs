namespace Clients.SwarmAnalytics;

/// <summary>What the user agreed to.</summary>
public enum TelemetryMode
{
    /// <summary>Everything is sent.</summary>
    Full,

    /// <summary>Product events (<c>events.*</c>) are muted, queued ones too; diagnostics and identity still flow.</summary>
    Minimal,
}
