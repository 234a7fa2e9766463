using KiotaGate.Documents;
using KiotaGate.Lock;

namespace KiotaGate.Tool;

/// <summary>A client, and the document that Kiota is to make it from.</summary>
/// <param name="Client">The client.</param>
/// <param name="Document">The document's bytes.</param>
/// <param name="Check">What is known of the document.</param>
internal sealed record KiotaInput(LockedClient Client, ReadOnlyMemory<byte> Document, DocumentCheck Check);
