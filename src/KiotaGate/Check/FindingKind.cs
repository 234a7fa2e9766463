namespace KiotaGate.Check;

/// <summary>How something in the repository differs from what regeneration would leave there.</summary>
internal enum FindingKind
{
    /// <summary>The document or the options changed, and the client was not regenerated.</summary>
    Stale,

    /// <summary>A generated file or the lock was changed by hand.</summary>
    Edited,

    /// <summary>A generated file is not there.</summary>
    Missing,

    /// <summary>Something lies among the generated files that is not generated.</summary>
    Extra,

    /// <summary>Git does not track a file, so that nobody else would get it.</summary>
    Untracked,

    /// <summary>A document or a folder of code belongs to no client of the lock.</summary>
    Unclaimed,

    /// <summary>The lock was made by another Kiota than the one that is pinned.</summary>
    ToolVersion,

    /// <summary>Kiota has something to say about a document. A finding only with <c>--strict</c>.</summary>
    Warning,

    /// <summary>A document, an entry of the lock or the lock itself cannot be used.</summary>
    Unusable,
}
