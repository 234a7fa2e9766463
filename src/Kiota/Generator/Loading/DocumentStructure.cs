using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.Kiota.Generator.Loading;

/// <summary>Checks, before the parser sees it, that the text is an OpenAPI document of a version that can be read.</summary>
internal static class DocumentStructure
{
    /// <exception cref="GenerationException">It is not.</exception>
    public static void Check(JsonNode root, string documentName)
    {
        if (root is not JsonObject document)
        {
            throw Malformed($"{documentName} holds {Describe(root)} where an OpenAPI document (an object) is expected.", "#");
        }

        var errors = new List<GenerationMessage>();
        CheckVersion(document, documentName, errors);
        RequireObject(document, "info", errors);
        RequireObject(document, "paths", errors);
        RequireObject(document, "components", errors);
        if (document["paths"] is JsonObject paths)
        {
            foreach ((string path, JsonNode? item) in paths)
            {
                if (item is not JsonObject && !path.StartsWith("x-", StringComparison.Ordinal))
                {
                    errors.Add(Error($"a path item must be an object, this is {Describe(item)}.", JsonPointers.Append("#/paths", path)));
                }
            }
        }

        if (errors.Count > 0)
        {
            throw new GenerationException(errors);
        }
    }

    private static void CheckVersion(JsonObject document, string documentName, List<GenerationMessage> errors)
    {
        JsonNode? version = document["openapi"] ?? document["swagger"];
        if (version is null)
        {
            errors.Add(Error($"{documentName} has neither 'openapi' nor 'swagger', so it is not an OpenAPI document.", "#"));
            return;
        }

        string text = version.ToString();
        bool known = document.ContainsKey("openapi")
            ? text.StartsWith("3.0", StringComparison.Ordinal) || text.StartsWith("3.1", StringComparison.Ordinal) || text.StartsWith("3.2", StringComparison.Ordinal)
            : text.StartsWith("2.0", StringComparison.Ordinal);
        if (!known)
        {
            errors.Add(Error($"OpenAPI version '{text}' is not supported; 2.0, 3.0 and 3.1 are.", document.ContainsKey("openapi") ? "#/openapi" : "#/swagger"));
        }
    }

    private static void RequireObject(JsonObject document, string name, List<GenerationMessage> errors)
    {
        if (document.TryGetPropertyValue(name, out JsonNode? node) && node is not JsonObject)
        {
            errors.Add(Error($"'{name}' must be an object, this is {Describe(node)}.", $"#/{name}"));
        }
    }

    private static string Describe(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    private static GenerationMessage Error(string text, string pointer) => new(GenerationMessageKind.Malformed, text, pointer);

    private static GenerationException Malformed(string text, string pointer) => new(GenerationMessageKind.Malformed, text, pointer);
}
