using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Words the Obsolete attribute from <c>deprecated</c> and <c>x-ms-deprecation</c>.</summary>
internal static class Deprecations
{
    /// <summary>The attribute's text; empty for a plain <c>deprecated: true</c>, null when not deprecated.</summary>
    public static string? Of(bool deprecated, IDictionary<string, IOpenApiExtension>? extensions)
    {
        if (!deprecated)
        {
            return null;
        }

        if (Extensions.Node(extensions, "x-ms-deprecation") is not JsonObject details)
        {
            return string.Empty;
        }

        var text = new StringBuilder(Escape(Extensions.Text(details["description"])));
        if (Extensions.Text(details["version"]) is { Length: > 0 } version)
        {
            text.Append(" as of ").Append(Escape(version));
        }

        AppendDate(text, " on ", details["date"]);
        AppendDate(text, " and will be removed ", details["removalDate"]);
        return text.ToString();
    }

    private static void AppendDate(StringBuilder text, string label, JsonNode? node)
    {
        if (Extensions.Date(node) is { } date)
        {
            text.Append(label).Append(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    // Kiota escapes for XML here although the text lands in a string literal.
    private static string? Escape(string? text) => Descriptions.Clean(text) is { } clean ? Writing.XmlText.Escape(clean) : null;
}
