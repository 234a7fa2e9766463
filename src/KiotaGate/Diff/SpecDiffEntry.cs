
namespace KiotaGate.Diff;

/// <summary>What changed for one document.</summary>
/// <param name="Name">The client's name in the lock, or the file's name.</param>
/// <param name="Document">Where the document is, relative to the repository, for annotations.</param>
/// <param name="Comparison">The changes.</param>
internal sealed record SpecDiffEntry(string Name, string Document, SpecComparison Comparison);
