using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Loading;

/// <summary>
/// Rewrites what the OpenAPI library has come to read in another way since version 3.8, the one Kiota 1.34.1 is built with,
/// so that it is read as then. Only schemas of documents before OpenAPI 3.1 are concerned.
/// </summary>
internal static class LibraryChanges
{
    private const string Marker = "x-clients-alternative";

    public static void Undo(JsonObject document)
    {
        if (document.ContainsKey("swagger") || document["openapi"]?.ToString().StartsWith("3.0", StringComparison.Ordinal) == true)
        {
            Visit(document);
        }
    }

    private static void Visit(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
            {
                Visit(item);
            }
        }
        else if (node is JsonObject obj)
        {
            foreach ((string name, JsonNode? child) in obj)
            {
                if (child is JsonArray values)
                {
                    Rewrite(name, values);
                }

                if (child is JsonObject or JsonArray)
                {
                    Visit(child);
                }
            }
        }
    }

    private static void Rewrite(string keyword, JsonArray values)
    {
        if (keyword is "oneOf" or "anyOf")
        {
            // Alternatives that say no more than a type: now a list of types, then alternatives. An extension keeps them so.
            foreach (JsonObject member in values.OfType<JsonObject>())
            {
                member.TryAdd(Marker, true);
            }
        }
        else if (keyword == "enum" && values is [var only] && (only is null || only.IsJsonNullSentinel()))
        {
            // Null as the only value: now the type null, then a value. Twice makes no difference but that to the library.
            values.Add(only?.DeepClone());
        }
    }
}
