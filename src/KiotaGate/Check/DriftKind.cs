namespace Clients.Kiota.Generator.Drift;

/// <summary>How something in the repository differs from what regeneration would leave there.</summary>
public enum DriftKind
{
    /// <summary>The document or the settings changed and the client was not regenerated.</summary>
    Stale,

    /// <summary>Somebody changed a generated file or the lock by hand.</summary>
    Edited,

    /// <summary>A generated file is not there.</summary>
    Missing,

    /// <summary>Something lies among the generated files that is not generated.</summary>
    Extra,

    /// <summary>A generated file that git does not know, so that nobody else would get it.</summary>
    Untracked,

    /// <summary>A document or a tree that belongs to no client of the lock.</summary>
    Unclaimed,
}
