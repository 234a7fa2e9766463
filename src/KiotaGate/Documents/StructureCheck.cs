using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using static KiotaGate.Documents.DocumentGrammar;

namespace KiotaGate.Documents;

/// <summary>
/// Finds every place where a document contains something else than OpenAPI asks for there. Empty and null count as left out,
/// as they do for Kiota.
/// </summary>
internal sealed class StructureCheck(List<DocumentProblem> errors, bool limitsAreFlags)
{
    // The names that lead to the value being checked. Only an error joins them.
    private readonly List<string> _path = [];

    /// <param name="document">The document.</param>
    /// <param name="errors">Receives what is found, in document order.</param>
    public static void Collect(JsonObject document, List<DocumentProblem> errors)
        => new StructureCheck(errors, limitsAreFlags: document["openapi"]?.ToString().StartsWith("3.0", StringComparison.Ordinal) != false)
            .CheckPart(document, Part.Document);

    public static string Describe(JsonNode? node) => IsNull(node) ? "null" : node!.GetValueKind() switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };

    public static bool IsNull(JsonNode? node) => node is null || node.GetValueKind() == JsonValueKind.Null || node.IsJsonNullSentinel();

    private void CheckPart(JsonObject part, Part kind)
    {
        if (part.ContainsKey("$ref"))
        {
            return;
        }

        foreach ((string keyword, JsonNode? value) in part)
        {
            _path.Add(keyword);
            if (Of(kind, keyword) is { } expected)
            {
                Check(value, expected.Shape, expected.Part);
            }
            else if (kind == Part.Schema && limitsAreFlags && keyword is "exclusiveMinimum" or "exclusiveMaximum" && !IsFlag(value))
            {
                Add($"before OpenAPI 3.1 this must be true or false, but is {Describe(value)}.");
            }

            Leave();
        }
    }

    private void Check(JsonNode? value, Shape shape, Part part)
    {
        if (IsNull(value) || value is JsonArray { Count: 0 })
        {
            return;
        }

        switch (shape)
        {
            case Shape.One:
                CheckOne(value, part, nullable: true);
                break;
            case Shape.Map when value is JsonObject map:
                foreach ((string name, JsonNode? entry) in map)
                {
                    if (part != Part.PathItem || name.StartsWith('/'))
                    {
                        // Kiota's reader fails on null among properties and paths, and skips it elsewhere.
                        _path.Add(name);
                        CheckOne(entry, part, nullable: part is not (Part.Schema or Part.PathItem));
                        Leave();
                    }
                }

                break;
            case Shape.List when value is JsonArray list:
                for (int i = 0; i < list.Count; i++)
                {
                    _path.Add(i.ToString(CultureInfo.InvariantCulture));
                    CheckOne(list[i], part, nullable: false);
                    Leave();
                }

                break;
            case Shape.FlagOrOne when value is JsonObject schema:
                CheckPart(schema, part);
                break;
            case Shape.Flag or Shape.FlagOrOne when IsFlag(value):
            case Shape.Count when int.TryParse(value!.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out _):
            case Shape.Number when decimal.TryParse(value!.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _):
                break;
            default:
                Add($"this must be {Wanted(shape)}, but is {Describe(value)}.");
                break;
        }
    }

    private void CheckOne(JsonNode? value, Part part, bool nullable)
    {
        if (value is JsonObject obj)
        {
            CheckPart(obj, part);
        }
        else if (!nullable || !CountsAsLeftOut(value, part))
        {
            Add(part == Part.Schema && IsBoolean(value)
                ? "Kiota fails on a boolean schema (true or false). Use {} or leave the entry out."
                : $"{Name(part)} must be an object, but is {Describe(value)}.");
        }
    }

    /// <summary>Whether a value says as much as no value: null, an empty list, and for a schema also an array or a boolean.</summary>
    private static bool CountsAsLeftOut(JsonNode? value, Part part)
        => IsNull(value) || value is JsonArray { Count: 0 } || part == Part.Schema && (value is JsonArray || IsBoolean(value));

    private static bool IsBoolean(JsonNode? value) => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    private static bool IsFlag(JsonNode? value) => value is JsonValue && bool.TryParse(value.ToString(), out _);

    private static string Wanted(Shape shape) => shape switch
    {
        Shape.List => "an array",
        Shape.Flag => "true or false",
        Shape.FlagOrOne => "true, false or an object",
        Shape.Count => "a whole number of at most 32 bits",
        Shape.Number => "a number of at most 28 digits",
        _ => "an object",
    };

    private static string Name(Part part) => part switch
    {
        Part.PathItem => "a path item",
        Part.Operation => "an operation",
        Part.RequestBody => "a request body",
        Part.MediaType => "a media type",
        Part.Components => "components",
        _ => $"a {part.ToString().ToLowerInvariant()}",
    };

    private void Leave() => _path.RemoveAt(_path.Count - 1);

    private void Add(string text)
        => errors.Add(new DocumentProblem(text, JsonPointers.Append("#", [.. _path])));
}
