using System.Text.Json.Nodes;

namespace Clients.Kiota.Generator.Loading;

/// <summary>
/// Spells <c>nullable: true</c> as the type null where the OpenAPI library has come to pass over it: in schemas without a type,
/// and in 3.1 documents, which know no such keyword. Version 3.8, which Kiota 1.34.1 is built with, counts it there too.
/// </summary>
internal static class Nullables
{
    public static void Spell(JsonObject document)
    {
        bool isOld = document.ContainsKey("swagger") || document["openapi"]?.ToString().StartsWith("3.0", StringComparison.Ordinal) == true;
        Visit(document, isMap: false, document.ContainsKey("swagger") ? "x-nullable" : "nullable", everywhere: !isOld);
    }

    private static void Visit(JsonNode node, bool isMap, string keyword, bool everywhere)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
            {
                if (item is JsonObject or JsonArray)
                {
                    Visit(item, isMap: false, keyword, everywhere);
                }
            }

            return;
        }

        var members = (JsonObject)node;
        if (!isMap && IsTrue(members[keyword]) && !members.ContainsKey("$ref") && AddNull(members, everywhere))
        {
            members.Remove(keyword);
        }

        foreach ((string name, JsonNode? child) in members)
        {
            if (child is JsonObject or JsonArray && (isMap || !Keywords.Data.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal)))
            {
                Visit(child, isMap: !isMap && child is JsonObject && Keywords.Maps.Contains(name), keyword, everywhere);
            }
        }
    }

    /// <summary>Whether the schema now says by its type that it may be null.</summary>
    private static bool AddNull(JsonObject schema, bool everywhere)
    {
        switch (schema["type"])
        {
            case null:
                schema["type"] = "null";
                return true;
            case JsonValue type when everywhere:
                schema["type"] = new JsonArray(type.DeepClone(), "null");
                return true;
            case JsonArray types when everywhere:
                types.Add("null");
                return true;
            default:
                return false;
        }
    }

    private static bool IsTrue(JsonNode? node) => bool.TryParse(node?.ToString(), out bool yes) && yes;
}
