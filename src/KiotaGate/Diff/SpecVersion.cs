namespace Clients.Cli.Spec;

/// <summary>One side of a comparison: a single document, or the documents of the lock as they are or were.</summary>
internal abstract record SpecVersion
{
    /// <summary>A document given as a file.</summary>
    /// <param name="Path">Absolute.</param>
    internal sealed record File(string Path) : SpecVersion;

    /// <summary>The repository's documents at a revision.</summary>
    /// <param name="Git">The revision.</param>
    internal sealed record Revision(GitRevision Git) : SpecVersion;

    /// <summary>The repository's documents as they lie in the work tree.</summary>
    internal sealed record WorkTree : SpecVersion;
}
