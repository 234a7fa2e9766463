using System.Text.Json;
using System.Text.Json.Nodes;

namespace KiotaGate.Documents;

/// <summary>Finds components that are, through <c>$ref</c> or <c>allOf</c>, their own base. Kiota fails on most of them.</summary>
internal static class CircularComponents
{
    private const int MostNesting = 64;

    /// <param name="document">The document.</param>
    /// <param name="suspects">Receives the components.</param>
    public static void Collect(JsonObject document, List<DocumentProblem> suspects)
    {
        var place = document.ContainsKey("swagger") ? "#/definitions" : "#/components/schemas";
        var found = document.ContainsKey("swagger") ? document["definitions"] : (document["components"] as JsonObject)?["schemas"];
        if (found is not JsonObject schemas)
        {
            return;
        }

        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (start, _) in schemas)
        {
            Visit(start, schemas, place, finished, suspects);
        }
    }

    private static void Visit(string start, JsonObject schemas, string place, HashSet<string> finished, List<DocumentProblem> suspects)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<(string Name, bool Leave)>([(start, false)]);
        while (pending.TryPop(out var next))
        {
            if (next.Leave)
            {
                open.Remove(next.Name);
                finished.Add(next.Name);
            }
            else if (!finished.Contains(next.Name) && !open.Add(next.Name))
            {
                finished.Add(next.Name);
                suspects.Add(new DocumentProblem($"'{next.Name}' is, through allOf or $ref, its own base.", JsonPointers.Append(place, next.Name)));
            }
            else if (!finished.Contains(next.Name))
            {
                pending.Push((next.Name, true));
                foreach (var target in Bases(schemas[next.Name], place + "/", 0))
                {
                    pending.Push((target, false));
                }
            }
        }
    }

    private static IEnumerable<string> Bases(JsonNode? schema, string place, int depth)
    {
        if (schema is not JsonObject members || depth > MostNesting)
        {
            yield break;
        }

        if (members["$ref"] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            && value.GetValue<string>() is var reference && reference.StartsWith(place, StringComparison.Ordinal))
        {
            yield return reference[place.Length..];
        }

        foreach (var inner in (members["allOf"] as JsonArray ?? []).SelectMany(member => Bases(member, place, depth + 1)))
        {
            yield return inner;
        }
    }
}
