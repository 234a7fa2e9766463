using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Reads the <c>x-ms-…</c> extensions that have an effect on the code.</summary>
internal static class Extensions
{
    public static JsonNode? Node(IDictionary<string, IOpenApiExtension>? extensions, string name)
        => extensions?.TryGetValue(name, out IOpenApiExtension? extension) == true && extension is JsonNodeExtension { Node: { } node } ? node : null;

    public static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool truth) && truth;

    public static string? Text(JsonNode? node)
        => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The date of a text; null when it is none.</summary>
    public static DateTimeOffset? Date(JsonNode? node)
        => DateTimeOffset.TryParse(Text(node), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null;
}
