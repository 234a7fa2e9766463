using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.WizChat.ConfigAsCode.Json;

/// <summary>Short ways to ask a JSON value what it is. Each takes null, which is the JSON null.</summary>
internal static class JsonNodes
{
    /// <summary>The value of a property; null when it is missing, is null, or the value is not an object.</summary>
    public static JsonNode? Get(this JsonNode? node, string name) => node is JsonObject map && map.TryGetPropertyValue(name, out var value) ? value : null;

    /// <summary>Whether an object has a property, and its value, which may be null.</summary>
    public static bool TryGet(this JsonNode? node, string name, out JsonNode? value)
    {
        value = null;
        return node is JsonObject map && map.TryGetPropertyValue(name, out value);
    }

    public static bool IsString(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    public static bool IsNumber(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number;

    public static bool IsTrue(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>The characters of a string; null for any other value.</summary>
    public static string? AsString(this JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
        {
            return null;
        }

        return value.TryGetValue(out JsonElement element) ? JsonString.Decode(element) : value.GetValue<string>();
    }

    /// <summary>The text of a number, or <c>true</c> or <c>false</c>, as it was written; null for any other value.</summary>
    public static string? AsRawText(this JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => null,
        JsonValue value => value.TryGetValue(out JsonElement element) ? element.GetRawText() : value.ToJsonString(),
        _ => null,
    };

    /// <summary>A copy whose scalars have been replaced.</summary>
    /// <param name="node">The value.</param>
    /// <param name="replace">Returns what takes the place of a scalar, given its path; the same scalar when nothing does.</param>
    public static JsonNode? Rewrite(this JsonNode? node, Func<JsonValue, JsonPlace, JsonNode> replace)
    {
        var copy = node?.DeepClone();
        return copy is null ? null : RewriteInPlace(copy, JsonPlace.Root, replace);
    }

    private static JsonNode RewriteInPlace(JsonNode node, JsonPlace at, Func<JsonValue, JsonPlace, JsonNode> replace)
    {
        switch (node)
        {
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    if (array[i] is { } item && RewriteInPlace(item, new JsonPlace(at, i), replace) is var replaced && !ReferenceEquals(item, replaced))
                    {
                        array[i] = replaced;
                    }
                }

                return array;
            case JsonObject map:
                for (var i = 0; i < map.Count; i++)
                {
                    var (name, value) = map.GetAt(i);
                    if (value is not null && RewriteInPlace(value, new JsonPlace(at, name), replace) is var replaced && !ReferenceEquals(value, replaced))
                    {
                        map.SetAt(i, replaced);
                    }
                }

                return map;
            default:
                return replace((JsonValue)node, at);
        }
    }
}
