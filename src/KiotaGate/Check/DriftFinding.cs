namespace Clients.Kiota.Generator.Drift;

/// <summary>One difference: what, where, and how to mend it.</summary>
/// <param name="Kind">What kind of difference.</param>
/// <param name="Path">The file or folder, relative to the repository's root with <c>/</c> between its parts.</param>
/// <param name="Message">What is different, in a sentence without the path.</param>
/// <param name="Mend">The command that mends it.</param>
public sealed record DriftFinding(DriftKind Kind, string Path, string Message, string Mend)
{
    /// <summary>From what is there to what regeneration writes, as a unified diff; null when there is nothing to compare.</summary>
    public string? Diff { get; init; }

    /// <summary>First line that differs, counted from 1; null when no line does.</summary>
    public int? Line { get; init; }
}
