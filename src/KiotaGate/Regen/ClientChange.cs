using KiotaGate.Diff;
using KiotaGate.Documents;

namespace KiotaGate.Regen;

/// <summary>What regeneration did to one client. Paths are relative to the repository's root.</summary>
/// <param name="Name">The client's name in the lock.</param>
/// <param name="Document">The client's document.</param>
/// <param name="FileCount">Number of generated files.</param>
internal sealed record ClientChange(string Name, string Document, int FileCount)
{
    /// <summary>Files that were not there.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Files with another content.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Files that are not generated any more, and were deleted.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Files among the generated ones that Kiota did not write. They stay.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>What changed in the document since the last commit, and in the C# just written.</summary>
    public SpecComparison Comparison { get; init; } = new([], []);

    /// <summary>What Kiota says about the document.</summary>
    public IReadOnlyList<DocumentProblem> Warnings { get; init; } = [];

    /// <summary>Whether the client was not there before.</summary>
    public bool IsNew => FileCount > 0 && Added.Count == FileCount && Removed.Count == 0;
}
