namespace KiotaGate.Diff;

/// <summary>Everything that differs between two versions of a document.</summary>
/// <param name="Document">Changes of the document, in its order.</param>
/// <param name="Api">Changes of the generated C# API, by member.</param>
internal sealed record SpecComparison(IReadOnlyList<SpecChange> Document, IReadOnlyList<SpecChange> Api)
{
    /// <summary>The gravest impact among all changes; null when nothing changed.</summary>
    public ChangeImpact? Gravest => Document.Concat(Api).Select(change => (ChangeImpact?)change.Impact).Max();
}
