using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Loading;

namespace Clients.Kiota.Generator.SpecDiff;

/// <summary>Tells what changed between two versions of an OpenAPI document, and in the C# generated from them.</summary>
public static class SpecComparer
{
    /// <summary>Compares two versions of a document.</summary>
    /// <param name="before">The old document, JSON or YAML; null when there was none.</param>
    /// <param name="after">The new document, JSON or YAML; null when there is none any more.</param>
    /// <param name="documentName">What to call the document in messages.</param>
    /// <param name="settings">How C# is generated from it.</param>
    /// <exception cref="GenerationException">A document is malformed or cannot be rendered.</exception>
    public static SpecComparison Compare(byte[]? before, byte[]? after, string documentName, GenerationSettings settings) => new(
        CompareDocuments(before, after, documentName),
        ApiComparer.Compare(Api(before, documentName, settings), Api(after, documentName, settings)));

    /// <summary>Compares two versions of a document, leaving the C# out.</summary>
    /// <param name="before">The old document, JSON or YAML; null when there was none.</param>
    /// <param name="after">The new document, JSON or YAML; null when there is none any more.</param>
    /// <param name="documentName">What to call the document in messages.</param>
    /// <exception cref="GenerationException">A document is malformed.</exception>
    public static IReadOnlyList<SpecChange> CompareDocuments(byte[]? before, byte[]? after, string documentName) =>
        DocumentComparer.Compare(Nodes(before, documentName), Nodes(after, documentName));

    private static JsonObject Nodes(byte[]? document, string name) => document is null ? [] : DocumentLoader.LoadNodes(document, name);

    private static IReadOnlyList<ApiMember> Api(byte[]? document, string name, GenerationSettings settings) =>
        document is null ? [] : ApiSurface.Read(ClientGenerator.Generate(document, name, settings).Files);
}
