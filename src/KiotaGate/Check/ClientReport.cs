using KiotaGate.Documents;

namespace KiotaGate.Check;

/// <summary>What was found about one client.</summary>
/// <param name="Name">The client's name in the lock.</param>
/// <param name="Document">The client's document; empty when the entry of the lock cannot be used.</param>
/// <param name="FileCount">Number of files that regeneration writes; 0 when unknown.</param>
/// <param name="Findings">The differences, ordered by path; empty when there is none.</param>
/// <param name="Warnings">What Kiota says about the document.</param>
/// <param name="Unstable">Generated files that Kiota does not write the same way each time. They are not differences.</param>
internal sealed record ClientReport(
    string Name,
    string Document,
    int FileCount,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<DocumentProblem> Warnings,
    IReadOnlyList<string> Unstable);
