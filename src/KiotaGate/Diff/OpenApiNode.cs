using System.Text.Json.Nodes;

namespace KiotaGate.Diff;

/// <summary>Reading a parsed OpenAPI document as plain nodes, whatever shape a careless author gave it.</summary>
internal static class OpenApiNode
{
    private const int MaxReferenceHops = 32;

    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public static JsonObject? Child(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static JsonArray? List(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray;

    public static string? Text(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static IEnumerable<string> Texts(this JsonNode? node, string name) =>
        node.List(name)?.OfType<JsonValue>().Select(value => value.ToString()) ?? [];

    /// <summary>Follows local references; a dangling or circular one ends at the last object seen.</summary>
    public static JsonObject? Resolve(this JsonObject document, JsonNode? node)
    {
        var current = node as JsonObject;
        for (var hop = 0; hop < MaxReferenceHops && current.Text("$ref") is { } reference; hop++)
        {
            if (document.Find(reference) is not { } target)
            {
                break;
            }

            current = target;
        }

        return current;
    }

    /// <summary>The component name at the end of <c>#/components/schemas/Name</c>; null for an inline schema.</summary>
    public static string? SchemaReference(this JsonNode? node) =>
        node.Text("$ref") is { } reference ? reference[(reference.LastIndexOf('/') + 1)..] : null;

    public static IEnumerable<(string Key, JsonObject PathItem, JsonObject Operation)> Operations(this JsonObject document)
    {
        foreach (var (path, item) in document.Child("paths") ?? [])
        {
            if (document.Resolve(item) is not { } pathItem)
            {
                continue;
            }

            foreach (var method in Methods)
            {
                if (pathItem.Child(method) is { } operation)
                {
                    yield return ($"{method.ToUpperInvariant()} {path}", pathItem, operation);
                }
            }
        }
    }

    /// <summary>The parameters in force for an operation, its own over those of its path, keyed by place and name.</summary>
    public static Dictionary<string, JsonObject> Parameters(this JsonObject document, JsonObject pathItem, JsonObject operation)
    {
        var parameters = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var node in (pathItem.List("parameters") ?? []).Concat(operation.List("parameters") ?? []))
        {
            if (document.Resolve(node) is { } parameter)
            {
                parameters[$"{parameter.Text("in")} parameter {parameter.Text("name")}"] = parameter;
            }
        }

        return parameters;
    }

    private static JsonObject? Find(this JsonObject document, string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        JsonNode? node = document;
        foreach (var step in reference[2..].Split('/'))
        {
            node = (node as JsonObject)?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        }

        return node as JsonObject;
    }
}
