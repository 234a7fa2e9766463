namespace Clients.SwarmAnalytics;

/// <summary>What the user agreed to, from most to least.</summary>
public enum TelemetryMode
{
    /// <summary>Everything is sent.</summary>
    Full,

    /// <summary>Product events (<c>events.*</c>) are muted, those that wait included. Diagnostics and identity are still sent.</summary>
    Minimal,

    /// <summary>Nothing is recorded and nothing is sent. What waits is removed from this machine.</summary>
    Off,
}
