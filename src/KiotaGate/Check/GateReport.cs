using KiotaGate.Terminal;

namespace KiotaGate.Check;

/// <summary>What a check found.</summary>
/// <param name="Clients">The checked clients in the order of the lock.</param>
/// <param name="Repository">Findings that belong to no single client: the lock, unclaimed documents and folders.</param>
/// <param name="Notes">What else happened, such as an interrupted regeneration that was finished.</param>
internal sealed record GateReport(IReadOnlyList<ClientReport> Clients, IReadOnlyList<Finding> Repository, IReadOnlyList<string> Notes)
{
    /// <summary>Every finding, the clients' first.</summary>
    public IEnumerable<Finding> Findings => Clients.SelectMany(client => client.Findings).Concat(Repository);

    /// <summary>Whether documents, lock and code agree.</summary>
    public bool IsClean => !Findings.Any();

    /// <summary>The exit code: 2 when something cannot be used, 1 for any other finding.</summary>
    public int ExitCode => Findings.Any(finding => finding.Kind == FindingKind.Unusable) ? Terminal.ExitCode.BadInput : IsClean ? Terminal.ExitCode.Success : Terminal.ExitCode.Failure;

    /// <summary>The report with each of Kiota's warnings as a finding.</summary>
    public GateReport Strict() => this with
    {
        Clients = [.. Clients.Select(client => client with
        {
            Findings = [.. client.Findings, .. client.Warnings.Select(warning => new Finding(FindingKind.Warning, client.Document, warning.Text, $"edit {client.Document}")
            {
                Line = warning.Line,
                Column = warning.Column,
                Pointer = warning.Pointer,
            })],
            Warnings = [],
        })],
    };
}
