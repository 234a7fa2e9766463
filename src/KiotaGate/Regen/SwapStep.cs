using System.Text.Json.Serialization;

namespace KiotaGate.Regen;

/// <summary>The change of one file.</summary>
/// <param name="Path">The file, relative to the repository's root with <c>/</c> between its parts.</param>
/// <param name="Before">Hash of what the file must hold before; null when there must be none.</param>
/// <param name="After">Hash of what it holds after; null when it is deleted.</param>
/// <param name="Content">Reads the new content; null when the file is deleted.</param>
internal sealed record SwapStep(string Path, string? Before, string? After, Func<byte[]>? Content);

/// <summary>The journal of a swap.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Steps">Its steps, in order.</param>
internal sealed record SwapJournal(string Id, IReadOnlyList<SwapJournalStep> Steps);

/// <summary>A step as the journal keeps it; see <see cref="SwapStep"/>.</summary>
internal sealed record SwapJournalStep(string Path, string? Before, string? After);

/// <summary>Reads and writes journals.</summary>
[JsonSerializable(typeof(SwapJournal))]
internal sealed partial class SwapJson : JsonSerializerContext;
