using KiotaGate.Lock;

namespace KiotaGate.Diff;

/// <summary>Two versions of one client.</summary>
/// <param name="Name">The client's name in the lock, or the file's name.</param>
/// <param name="Document">Where the document is, for messages.</param>
/// <param name="Before">The old version.</param>
/// <param name="After">The new version.</param>
internal sealed record SpecPair(string Name, string Document, SpecSide Before, SpecSide After);

/// <summary>One version of a client.</summary>
/// <param name="Document">The document's bytes; null when there was none.</param>
/// <param name="Options">How code is generated from it.</param>
/// <param name="Code">The generated code where it was found beside the document: contents by path. Null when Kiota must be run for it.</param>
internal sealed record SpecSide(byte[]? Document, KiotaOptions Options, IReadOnlyDictionary<string, byte[]>? Code);
