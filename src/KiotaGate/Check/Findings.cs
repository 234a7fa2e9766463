using KiotaGate.Documents;

namespace KiotaGate.Check;

/// <summary>Makes findings that check and regeneration share.</summary>
internal static class Findings
{
    private const int MostProblems = 100;

    /// <summary>The finding that a file cannot be used.</summary>
    public static Finding Unusable(string path, DocumentProblem problem, GateCommands commands) => new(FindingKind.Unusable, path, problem.Text, commands.Edit(path))
    {
        Line = problem.Line,
        Column = problem.Column,
        Pointer = problem.Pointer.Length == 0 ? null : problem.Pointer,
    };

    /// <summary>The findings for several problems of a file. The first hundred show the kind.</summary>
    public static IEnumerable<Finding> Unusable(string path, IReadOnlyList<DocumentProblem> problems, GateCommands commands) =>
        problems.Take(MostProblems).Select(problem => Unusable(path, problem, commands));
}
