using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>
/// <c>${env:NAME}</c> in string values. A literal <c>${env:</c> is written with its dollar signs doubled (<c>$${env:</c>), so that
/// resolving an escaped text always returns the original text.
/// </summary>
internal static partial class EnvironmentReferences
{
    public const string Marker = "${env:";

    /// <summary>Whether a string refers to a variable, rather than to nothing or to an escaped literal.</summary>
    public static bool HasReference(JsonNode? node) => node.AsString() is { } text
        && text.Contains(Marker, StringComparison.Ordinal)
        && Reference().Matches(text).Any(match => match.Groups["dollars"].Length % 2 == 1);

    /// <summary>Whether any string within a value refers to a variable.</summary>
    public static bool HasReferenceWithin(JsonNode? node) => node switch
    {
        JsonArray array => array.Any(HasReferenceWithin),
        JsonObject map => map.Any(property => HasReferenceWithin(property.Value)),
        _ => HasReference(node),
    };

    /// <summary>Replaces every reference.</summary>
    /// <param name="node">The value. It is returned as it is when nothing in it looks like a reference.</param>
    /// <param name="variable">Returns the value of a variable, given its name and the place of the reference; throws when there is none.</param>
    /// <exception cref="ConfigFormatException">A reference is malformed.</exception>
    public static JsonNode? Resolve(JsonNode? node, Func<string, JsonPlace, string> variable) => Rewrite(node, (text, place) => Resolve(text, variable, place));

    /// <summary>Reads doubled dollar signs as single ones, and refuses references.</summary>
    /// <exception cref="ConfigFormatException">The value refers to a variable.</exception>
    public static JsonNode? Unescape(JsonNode? node) => Resolve(node, (name, place) => throw new ConfigFormatException(
        $"This refers to the environment variable {name}, whose value is not there. Call {nameof(ConfigText.ResolveEnvironment)} first, or plan the document.",
        place.ToString()));

    /// <summary>Doubles the dollar signs of every literal <c>${env:</c>, so that resolving returns the same text.</summary>
    public static JsonNode? Escape(JsonNode? node) => Rewrite(node, (text, _) => Escape(text));

    public static string Escape(string text) => text.Contains(Marker, StringComparison.Ordinal)
        ? Opening().Replace(text, match => match.Groups["dollars"].Value + match.Value)
        : text;

    /// <summary>The text before and behind the reference of a string that has exactly one; null for any other string.</summary>
    public static (string Before, string After)? AroundReference(string text)
    {
        var references = Reference().Matches(text).Where(match => match.Groups["dollars"].Length % 2 == 1).ToList();
        return references is [var reference]
            ? (Literal(text[..reference.Index]) + new string('$', reference.Groups["dollars"].Length / 2), Literal(text[(reference.Index + reference.Length)..]))
            : null;

        static string Literal(string part) => Resolve(part, (_, _) => "", JsonPlace.Root);
    }

    private static string Resolve(string text, Func<string, JsonPlace, string> variable, JsonPlace place)
    {
        var resolved = new StringBuilder();
        var last = 0;
        foreach (Match match in Reference().Matches(text))
        {
            var dollars = match.Groups["dollars"].Length;
            resolved.Append(text, last, match.Index - last).Append('$', dollars / 2);
            last = match.Index + match.Length;
            if (dollars % 2 == 0)
            {
                resolved.Append(match.ValueSpan[dollars..]);
                continue;
            }

            if (!match.Groups["name"].Success)
            {
                throw new ConfigFormatException(
                    $"{Marker} must be followed by the name of a variable and a closing brace, as in ${{env:TOKEN}}. Write $${{env: for the literal text.", place.ToString());
            }

            resolved.Append(variable(match.Groups["name"].Value, place));
        }

        return resolved.Append(text, last, text.Length - last).ToString();
    }

    private static JsonNode? Rewrite(JsonNode? node, Func<string, JsonPlace, string> rewrite) => HasMarker(node)
        ? node.Rewrite((value, place) => value.AsString() is { } text && text.Contains(Marker, StringComparison.Ordinal) ? JsonValue.Create(rewrite(text, place)) : value)
        : node;

    private static bool HasMarker(JsonNode? node) => node switch
    {
        JsonArray array => array.Any(HasMarker),
        JsonObject map => map.Any(property => HasMarker(property.Value)),
        _ => node.AsString()?.Contains(Marker, StringComparison.Ordinal) == true,
    };

    [GeneratedRegex(@"(?<dollars>\$+)\{env:(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)\})?", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<dollars>\$+)\{env:", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
