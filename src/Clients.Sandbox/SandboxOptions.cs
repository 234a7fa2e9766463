using Microsoft.Extensions.Logging;

namespace Clients.Sandbox;

/// <summary>How a <see cref="SandboxHost"/> is started.</summary>
public sealed class SandboxOptions
{
    /// <summary>The TCP port on loopback; 0 (the default) takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>The clock of every simulated service.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where the host logs; nowhere when null.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
