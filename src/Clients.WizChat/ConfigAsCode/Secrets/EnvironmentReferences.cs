using System.Text;
using System.Text.RegularExpressions;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>
/// <c>${env:NAME}</c> in string values. A literal <c>${env:</c> is written with its dollar signs doubled (<c>$${env:</c>), so that
/// resolving an escaped text always returns the original text.
/// </summary>
internal static partial class EnvironmentReferences
{
    public const string Marker = "${env:";

    /// <summary>Whether a string refers to a variable, rather than to nothing or to an escaped literal.</summary>
    public static bool HasReference(TextNode? node) => node is TextScalar { IsString: true } text
        && text.Raw.Contains('$')
        && Reference().Matches(text.Value).Any(match => match.Groups["dollars"].Length % 2 == 1);

    /// <summary>Whether any string within a value refers to a variable.</summary>
    public static bool HasReferenceWithin(TextNode? node) => node switch
    {
        TextArray array => array.Items.Any(HasReferenceWithin),
        TextObject map => map.Properties.Any(property => HasReferenceWithin(property.Value)),
        _ => HasReference(node),
    };

    /// <summary>Replaces every reference. Parts without one stay the same nodes.</summary>
    /// <param name="node">The value.</param>
    /// <param name="variable">Returns the value of a variable, given its name and the place of the reference; throws when there is none.</param>
    /// <exception cref="ConfigFormatException">A reference is malformed.</exception>
    public static TextNode Resolve(TextNode node, Func<string, string, string> variable) => Rewrite(node, "", (text, where) => Resolve(text, variable, where));

    /// <summary>Reads doubled dollar signs as single ones, and refuses references.</summary>
    /// <exception cref="ConfigFormatException">The value refers to a variable.</exception>
    public static TextNode Unescape(TextNode node) => Resolve(node, (name, path) => throw new ConfigFormatException(
        $"This refers to the environment variable {name}, whose value is not there. Call {nameof(ConfigText.ResolveEnvironment)} first, or plan the document.", path));

    /// <summary>Doubles the dollar signs of every literal <c>${env:</c>, so that resolving returns the same text.</summary>
    public static TextNode Escape(TextNode node) => Rewrite(node, "", (text, _) => Escape(text));

    public static string Escape(string text) => text.Contains(Marker, StringComparison.Ordinal)
        ? Opening().Replace(text, match => match.Groups["dollars"].Value + match.Value)
        : text;

    private static string Resolve(string text, Func<string, string, string> variable, string path)
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
                throw new ConfigFormatException($"{Marker} must be followed by the name of a variable and a closing brace, as in ${{env:TOKEN}}. Write $${{env: for the literal text.", path);
            }

            resolved.Append(variable(match.Groups["name"].Value, path));
        }

        return resolved.Append(text, last, text.Length - last).ToString();
    }

    /// <summary>A regular expression for the texts a string may resolve to, with a group for each reference.</summary>
    public static string Pattern(string text)
    {
        var pattern = new StringBuilder("\\A");
        var last = 0;
        foreach (Match match in Reference().Matches(text))
        {
            var dollars = match.Groups["dollars"].Length;
            pattern.Append(Regex.Escape(text[last..match.Index])).Append(Regex.Escape(new string('$', dollars / 2)));
            pattern.Append(dollars % 2 == 0 ? Regex.Escape(match.Value[dollars..]) : "(.*)");
            last = match.Index + match.Length;
        }

        return pattern.Append(Regex.Escape(text[last..])).Append("\\z").ToString();
    }

    private static TextNode Rewrite(TextNode node, string path, Func<string, string, string> rewrite)
    {
        switch (node)
        {
            case TextScalar { IsString: true } text when text.Raw.Contains('$') && text.Value is var value && value.Contains(Marker, StringComparison.Ordinal):
                return TextScalar.String(rewrite(value, path));
            case TextArray array:
                var items = array.Items.Select((item, i) => Rewrite(item, $"{path}[{i}]", rewrite)).ToList();
                return items.Zip(array.Items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? array : new TextArray(items);
            case TextObject map:
                var properties = map.Properties.Select(property => property.With(Rewrite(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", rewrite))).ToList();
                return properties.Zip(map.Properties).All(pair => ReferenceEquals(pair.First, pair.Second)) ? map : new TextObject(properties);
            default:
                return node;
        }
    }

    [GeneratedRegex(@"(?<dollars>\$+)\{env:(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)\})?", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<dollars>\$+)\{env:", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
