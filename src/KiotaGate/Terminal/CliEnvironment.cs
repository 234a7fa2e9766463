namespace KiotaGate.Terminal;

/// <summary>What a command may touch of the process around it, so that tests can stand in for it.</summary>
internal sealed class CliEnvironment
{
    /// <summary>Results, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, warnings and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where relative paths start and where the repository is looked for.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Reads an environment variable; null when unset.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Answers to questions.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Whether a person at a terminal can be asked: they see <see cref="Error"/> and type into <see cref="In"/>.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether <see cref="Out"/> is a terminal a person looks at.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is one.</summary>
    public bool IsErrorTerminal { get; init; }

    public static CliEnvironment System() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        WorkingDirectory = Environment.CurrentDirectory,
        Variable = Environment.GetEnvironmentVariable,
        IsTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        In = Console.In,
        CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
    };
}
