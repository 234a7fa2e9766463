using Microsoft.Extensions.Logging;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>How a <see cref="SqliteSpool"/> keeps its file.</summary>
public sealed class SqliteSpoolOptions
{
    /// <summary>How much the file keeps, all installs together.</summary>
    public SpoolBounds Bounds { get; set; } = new();

    /// <summary>
    /// How long events stay with a process that leased them and then fell silent. Default 60 seconds; a live process renews after each try.
    /// It should exceed the time one try may take (<see cref="Core.Http.ClientOptions.Timeout"/>).
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long events are gathered into one commit. Default 10 milliseconds.</summary>
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>The clock of ages, leases and next tries. Processes that share a file need clocks that agree.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where a file that was set aside is reported; nowhere when null.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
