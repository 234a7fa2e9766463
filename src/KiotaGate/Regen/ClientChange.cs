using Clients.Kiota.Generator.SpecDiff;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>What regeneration did to one client's tree; paths are relative to the repository's root.</summary>
/// <param name="Name">The client's name in the lock.</param>
/// <param name="FileCount">Number of files the tree now has.</param>
/// <param name="Added">Files that were not there.</param>
/// <param name="Changed">Files whose content is another now.</param>
/// <param name="Removed">What was there and is not generated.</param>
/// <param name="Api">What changed in the public C#, as <c>clients spec diff</c> tells it.</param>
/// <param name="Warnings">What the generator had to say about the document.</param>
public sealed record ClientChange(
    string Name,
    int FileCount,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Removed,
    IReadOnlyList<SpecChange> Api,
    IReadOnlyList<GenerationMessage> Warnings)
{
    /// <summary>Whether anything in the tree is another now.</summary>
    public bool Any => Added.Count + Changed.Count + Removed.Count > 0;

    /// <summary>Whether the client was not there before.</summary>
    public bool IsNew => FileCount > 0 && Added.Count == FileCount && Removed.Count == 0;
}
