using System.Text.Json.Nodes;

namespace Clients.Kiota.Generator.SpecDiff;

/// <summary>Tells what changed between two versions of an OpenAPI document, and in the C# generated from them.</summary>
public static class SpecComparer
{
    /// <summary>Compares two parsed documents and the trees generated from them.</summary>
    /// <param name="before">The old document.</param>
    /// <param name="after">The new document.</param>
    /// <param name="beforeFiles">What is generated from the old document.</param>
    /// <param name="afterFiles">What is generated from the new document.</param>
    public static SpecComparison Compare(JsonObject before, JsonObject after, IEnumerable<GeneratedFile> beforeFiles, IEnumerable<GeneratedFile> afterFiles)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new SpecComparison(
            DocumentComparer.Compare(before, after),
            ApiComparer.Compare(ApiSurface.Read(beforeFiles), ApiSurface.Read(afterFiles)));
    }
}
