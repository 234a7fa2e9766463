using System.Text.Json.Nodes;
using KiotaGate.Documents;

namespace KiotaGate.Diff;

/// <summary>Tells what changed between two versions of an OpenAPI document.</summary>
internal static class SpecComparer
{
    /// <summary>Compares two versions of a document.</summary>
    /// <param name="before">The old document, JSON or YAML; null when there was none.</param>
    /// <param name="after">The new document, JSON or YAML; null when there is none any more.</param>
    /// <param name="documentName">The document's name in messages.</param>
    /// <exception cref="DocumentException">A document is neither JSON nor YAML.</exception>
    public static IReadOnlyList<SpecChange> CompareDocuments(byte[]? before, byte[]? after, string documentName) =>
        DocumentComparer.Compare(Nodes(before, documentName), Nodes(after, documentName));

    private static JsonObject Nodes(byte[]? document, string name) => document is null ? [] : OpenApiText.Read(document, name).Root;
}
