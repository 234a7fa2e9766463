namespace Clients.Kiota.Generator.Regeneration;

/// <summary>A client's generated files as bytes, and Kiota's hash of the document they came from.</summary>
/// <param name="Files">Contents by path, relative with <c>/</c> between its parts.</param>
/// <param name="DescriptionHash">As <see cref="Lock.DescriptionHash"/> computes it.</param>
/// <param name="Warnings">What the generator had to say about the document.</param>
public sealed record ClientTree(
    IReadOnlyDictionary<string, byte[]> Files,
    string DescriptionHash,
    IReadOnlyList<GenerationMessage> Warnings);
