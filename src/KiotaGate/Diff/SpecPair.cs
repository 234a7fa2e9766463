using Clients.Kiota.Generator;

namespace Clients.Cli.Spec;

/// <summary>Two versions of one document and how C# is made of them.</summary>
/// <param name="Name">The client's name in the lock, or the file's name.</param>
/// <param name="Document">Where the document is, for messages.</param>
/// <param name="Settings">How C# is generated.</param>
/// <param name="Before">The old version; null when there was none.</param>
/// <param name="After">The new version; null when there is none.</param>
internal sealed record SpecPair(string Name, string Document, GenerationSettings Settings, byte[]? Before, byte[]? After);
