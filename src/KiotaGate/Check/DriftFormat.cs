namespace Clients.Cli.Generation;

/// <summary>How a drift report is written.</summary>
internal enum DriftFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>Annotations of a GitHub workflow.</summary>
    GitHub,

    /// <summary>For tools.</summary>
    Json,
}
