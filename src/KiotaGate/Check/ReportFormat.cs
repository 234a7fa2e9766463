namespace KiotaGate.Check;

/// <summary>How a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>Annotations of a GitHub workflow.</summary>
    GitHub,

    /// <summary>For programs.</summary>
    Json,
}
