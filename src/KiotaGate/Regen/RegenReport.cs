using KiotaGate.Check;
using KiotaGate.Terminal;

namespace KiotaGate.Regen;

/// <summary>What a regeneration did, or why it did nothing.</summary>
/// <param name="Clients">What happened to each client; empty when nothing was written.</param>
/// <param name="Obstacles">Why nothing was written; empty when it was.</param>
internal sealed record RegenReport(IReadOnlyList<ClientChange> Clients, IReadOnlyList<Finding> Obstacles)
{
    /// <summary>Files that git does not know yet.</summary>
    public IReadOnlyList<string> New { get; init; } = [];

    /// <summary>What else happened, such as an interrupted regeneration that was finished first.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The exit code: 2 when something cannot be used, 1 when a file of the user's is in the way.</summary>
    public int ExitCode => Obstacles.Any(finding => finding.Kind == FindingKind.Unusable) ? Terminal.ExitCode.BadInput : Obstacles.Count > 0 ? Terminal.ExitCode.Failure : Terminal.ExitCode.Success;
}
