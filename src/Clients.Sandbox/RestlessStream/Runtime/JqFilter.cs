using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>The paths of jq: <c>.</c>, <c>.orders</c>, <c>.orders[0].id</c>, <c>."odd name"</c>, and pipes between them. Anything else is reported as unsupported.</summary>
internal static partial class JqFilter
{
    /// <exception cref="NotSupportedException">The filter is more than paths and pipes.</exception>
    public static JsonNode? Apply(string? filter, JsonNode? document)
    {
        foreach (var stage in (filter ?? ".").Split('|', StringSplitOptions.TrimEntries))
        {
            if (!Path().IsMatch(stage))
            {
                throw new NotSupportedException($"The sandbox cannot run the jq filter '{stage}'; it knows paths such as .orders[0].id and pipes between them");
            }

            foreach (Match step in Step().Matches(stage))
            {
                document = step.Groups["index"] is { Success: true } index
                    ? (document as JsonArray)?.ElementAtOrDefault(int.Parse(index.ValueSpan, CultureInfo.InvariantCulture))
                    : (document as JsonObject)?[step.Groups["quoted"] is { Success: true } quoted ? quoted.Value : step.Groups["name"].Value];
            }
        }

        return document?.DeepClone();
    }

    [GeneratedRegex("""^(\.|(\.([A-Za-z_]\w*|"[^"\\]*")|\.?\[\d{1,9}\])+)$""", RegexOptions.NonBacktracking)]
    private static partial Regex Path();

    [GeneratedRegex("""\.(?<name>[A-Za-z_]\w*)|\."(?<quoted>[^"\\]*)"|\[(?<index>\d{1,9})\]""")]
    private static partial Regex Step();
}
