namespace Clients.SwarmAnalytics;

/// <summary>What an operation is for, the document's <c>x-category</c>; it decides what <see cref="TelemetryMode.Minimal"/> mutes.</summary>
public enum SwarmCategory
{
    /// <summary>Product telemetry, every <c>events.*</c>: muted when the user opted out.</summary>
    Product,

    /// <summary>Diagnostics, <c>logs.write</c>: always sent.</summary>
    Diagnostic,

    /// <summary>Identity, <c>identify.link_email</c>: always sent.</summary>
    Identity,

    /// <summary>The bootstrap that mints the install token: not queued, but awaited.</summary>
    Bootstrap,
}
