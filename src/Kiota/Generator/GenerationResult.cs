namespace Clients.Kiota.Generator;

/// <summary>A whole generated client.</summary>
/// <param name="Files">Every file, ordered ordinally by path.</param>
/// <param name="Warnings">What in the document had no effect or an unexpected one; nothing here changes the files.</param>
public sealed record GenerationResult(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<GenerationMessage> Warnings);
