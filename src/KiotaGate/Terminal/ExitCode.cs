namespace KiotaGate.Terminal;

/// <summary>What the process answers; each command's help says which of these it uses.</summary>
internal static class ExitCode
{
    /// <summary>Done, nothing amiss.</summary>
    public const int Success = 0;

    /// <summary>The command ran and found or met a failure: drift, a refused call, a failed section.</summary>
    public const int Failure = 1;

    /// <summary>The input cannot be used: bad arguments, an unreadable or malformed file.</summary>
    public const int BadInput = 2;

    /// <summary>Ended by Ctrl+C, as shells count it. Commands that go on until then end with <see cref="Success"/>.</summary>
    public const int Cancelled = 130;
}
