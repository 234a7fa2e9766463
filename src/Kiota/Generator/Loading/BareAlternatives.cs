using System.Text.Json.Nodes;

namespace Clients.Kiota.Generator.Loading;

/// <summary>
/// Keeps oneOf and anyOf of bare types as they are. In 3.0 documents the OpenAPI library turns
/// <c>anyOf: [{type: string}, {type: integer}]</c> into a list of types, which later versions of OpenAPI have; the version
/// Kiota 1.34.1 uses does not, and the two make different code. Any other keyword in a member keeps it from doing so.
/// </summary>
internal static class BareAlternatives
{
    private const string Marker = "x-clients-alternative";

    public static void Protect(JsonObject document)
    {
        if (document["openapi"]?.ToString().StartsWith("3.0", StringComparison.Ordinal) == true)
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
                if (child is JsonArray members && name is ("oneOf" or "anyOf"))
                {
                    foreach (JsonObject member in members.OfType<JsonObject>().Where(m => m.Count == 1 && m.ContainsKey("type")))
                    {
                        member.Add(Marker, true);
                    }
                }

                if (child is JsonObject or JsonArray)
                {
                    Visit(child);
                }
            }
        }
    }
}
