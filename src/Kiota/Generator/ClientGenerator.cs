namespace Clients.Kiota.Generator;

/// <summary>Turns an OpenAPI document into the C# client Kiota 1.34.1 would write for it, byte for byte.</summary>
public static class ClientGenerator
{
    /// <summary>Generates a client in memory; writes nothing.</summary>
    /// <param name="document">The document: JSON or YAML, UTF-8.</param>
    /// <param name="documentName">What to call the document in messages, usually its file name.</param>
    /// <param name="settings">The client's name, namespace and options.</param>
    /// <returns>Every file of the client, and warnings.</returns>
    /// <exception cref="GenerationException">The document is malformed or cannot be rendered exactly.</exception>
    public static GenerationResult Generate(ReadOnlyMemory<byte> document, string documentName, GenerationSettings settings)
        => throw new NotImplementedException();
}
