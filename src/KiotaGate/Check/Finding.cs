namespace KiotaGate.Check;

/// <summary>One difference: what, where, and how to fix it.</summary>
/// <param name="Kind">What kind of difference.</param>
/// <param name="Path">The file or folder, relative to the repository's root with <c>/</c> between its parts.</param>
/// <param name="Message">What is different, in a sentence without the path.</param>
/// <param name="Fix">The command that fixes it.</param>
internal sealed record Finding(FindingKind Kind, string Path, string Message, string Fix)
{
    /// <summary>From what is there to what regeneration writes, as a unified diff; null when there is nothing to compare.</summary>
    public string? Diff { get; init; }

    /// <summary>The line, counted from 1: the first that differs, or the place of the problem; null when unknown.</summary>
    public int? Line { get; init; }

    /// <summary>The column, counted from 1; null when unknown.</summary>
    public int? Column { get; init; }

    /// <summary>The place in a JSON or YAML file, as a JSON pointer fragment; null when there is none.</summary>
    public string? Pointer { get; init; }

    /// <summary>The word for the kind that reports use.</summary>
    public string Word => Kind == FindingKind.ToolVersion ? "tool version" : Kind.ToString().ToLowerInvariant();
}
