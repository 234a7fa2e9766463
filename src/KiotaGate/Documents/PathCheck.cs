using System.Text.Json.Nodes;

namespace KiotaGate.Documents;

/// <summary>Finds paths that Kiota 1.38.0 fails on without naming them.</summary>
internal static class PathCheck
{
    /// <param name="document">The document.</param>
    /// <param name="suspects">Receives the paths.</param>
    public static void Collect(JsonObject document, List<DocumentProblem> suspects)
    {
        foreach (var (path, _) in document["paths"] as JsonObject ?? [])
        {
            var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var pointer = JsonPointers.Append("#/paths", path);
            if (segments is [['{', .., '}'], ..])
            {
                suspects.Add(new DocumentProblem($"Kiota fails on a path whose first segment is a parameter: '{path}'.", pointer));
            }
            else if (segments.Any(segment => !segment.Any(char.IsLetterOrDigit)))
            {
                suspects.Add(new DocumentProblem($"Kiota fails on a path with a segment that leaves no name: '{path}'.", pointer));
            }
        }
    }
}
