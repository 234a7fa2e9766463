using System.Text.Json.Nodes;

namespace Clients.Kiota.Generator.Loading;

/// <summary>Checks, before the parser sees it, that the text is an OpenAPI document of a version that can be read.</summary>
internal static class DocumentStructure
{
    /// <summary>The document, what is null at its top left out as it would be for Kiota.</summary>
    /// <param name="root">What the text holds.</param>
    /// <param name="documentName">What to call the document.</param>
    /// <param name="errors">Takes everything that is wrong with its structure.</param>
    /// <exception cref="GenerationException">It is no OpenAPI document at all.</exception>
    public static JsonObject Check(JsonNode root, string documentName, List<GenerationMessage> errors)
    {
        if (root is not JsonObject document)
        {
            throw new GenerationException([Error($"{documentName} holds {StructureCheck.Describe(root)} where an OpenAPI document (an object) is expected.", "#")]);
        }

        CheckVersion(document, documentName, errors);
        foreach (string name in document.Where(m => StructureCheck.IsNull(m.Value)).Select(m => m.Key).ToList())
        {
            document.Remove(name);
        }

        foreach (string name in (ReadOnlySpan<string>)["info", "paths", "components"])
        {
            if (document[name] is { } node and not JsonObject)
            {
                errors.Add(Error($"'{name}' must be an object, this is {StructureCheck.Describe(node)}.", $"#/{name}"));
                document.Remove(name);
            }
        }

        StructureCheck.Collect(document, errors);
        return document;
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

    private static GenerationMessage Error(string text, string pointer) => new(GenerationMessageKind.Malformed, text, pointer);
}
