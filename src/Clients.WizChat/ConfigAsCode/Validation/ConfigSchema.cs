using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode.Validation;

/// <summary>The schema of a configuration document, from the API's OpenAPI document, which is embedded in this assembly.</summary>
internal sealed class ConfigSchema
{
    private const string RootSchema = "ChatbotConfigDocument";

    private static readonly string[] Compositions = ["anyOf", "allOf"];

    private static readonly Lazy<ConfigSchema> Embedded = new(Load);

    private readonly JsonNode _schemas;
    private readonly HashSet<(string Path, string Name)> _nullable = [];

    private ConfigSchema(JsonNode schemas)
    {
        _schemas = schemas;
        CollectNullable(Root, "", 0);
    }

    public static ConfigSchema Instance => Embedded.Value;

    /// <summary>The schema of a document as a whole.</summary>
    public JsonObject Root => (JsonObject)_schemas[RootSchema]!;

    /// <summary>Whether a declared property may be null.</summary>
    /// <param name="path">The path of the object that has the property, <c>[]</c> standing for the items of an array: <c>spec.mcpServers[]</c>.</param>
    /// <param name="name">The name of the property.</param>
    public bool IsNullable(string path, string name) => _nullable.Contains((path, name));

    /// <summary>The schema that a reference leads to; the schema itself when it is no reference.</summary>
    public JsonObject Follow(JsonObject schema) =>
        schema["$ref"].AsString() is { } reference ? Follow((JsonObject)_schemas[reference.Split('/')[^1]]!) : schema;

    private static ConfigSchema Load()
    {
        using var document = typeof(ConfigSchema).Assembly.GetManifestResourceStream("wizchat.json")!;
        return new ConfigSchema(JsonNode.Parse(document)!["components"]!["schemas"]!);
    }

    private void CollectNullable(JsonObject schema, string path, int depth)
    {
        // The schemas of a configuration are not recursive. A document that becomes so must not hang here.
        if (depth > JsonText.MaxDepth)
        {
            return;
        }

        foreach (var (name, value) in Follow(schema)["properties"] as JsonObject ?? [])
        {
            var property = (JsonObject)value!;
            if (AllowsNull(property))
            {
                _nullable.Add((path, name));
            }

            var inner = path.Length == 0 ? name : $"{path}.{name}";
            foreach (var option in Options(property))
            {
                CollectNullable(option, inner, depth + 1);
                if (option["items"] is JsonObject items)
                {
                    CollectNullable(items, inner + "[]", depth + 1);
                }
            }
        }
    }

    private bool AllowsNull(JsonObject schema) =>
        schema["type"].AsString() == "null"
        || (schema["type"] is JsonArray types && types.Any(type => type.AsString() == "null"))
        || (schema["anyOf"] is JsonArray options && options.Any(option => AllowsNull(Follow((JsonObject)option!))));

    /// <summary>The schemas that say what a value is like: the schema itself and the parts it is composed of.</summary>
    private IEnumerable<JsonObject> Options(JsonObject schema) =>
        Compositions.SelectMany(keyword => schema[keyword] as JsonArray ?? []).Select(option => Follow((JsonObject)option!)).Append(Follow(schema));
}
