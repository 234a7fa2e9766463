using System.Text;
using System.Text.RegularExpressions;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>
/// <c>${env:NAME}</c> in string values. A literal <c>${env:</c> is written with its dollar signs doubled (<c>$${env:</c>), so that
/// escaping and resolving undo each other whatever the text.
/// </summary>
internal static partial class EnvironmentReferences
{
    private const string Marker = "${env:";

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

    /// <summary>The variables that any string within a value refers to.</summary>
    public static IEnumerable<string> NamesWithin(TextNode node) => node switch
    {
        TextScalar { IsString: true } text when text.Raw.Contains('$') => Reference().Matches(text.Value)
            .Where(match => match.Groups["dollars"].Length % 2 == 1 && match.Groups["name"].Success)
            .Select(match => match.Groups["name"].Value),
        TextArray array => array.Items.SelectMany(NamesWithin),
        TextObject map => map.Properties.SelectMany(property => NamesWithin(property.Value)),
        _ => [],
    };

    /// <summary>Replaces every reference; parts without one stay the very same nodes.</summary>
    /// <param name="node">The value.</param>
    /// <param name="variable">The value of a variable, or null when it is unset.</param>
    /// <param name="path">Where the value stands, for messages.</param>
    /// <exception cref="ConfigFormatException">A variable is unset, or a reference is malformed.</exception>
    public static TextNode Resolve(TextNode node, Func<string, string?> variable, string path = "") =>
        Rewrite(node, path, (text, where) => Resolve(text, variable, where));

    /// <summary>Doubles the dollar signs of every literal <c>${env:</c>, so that resolving gives the same text back.</summary>
    public static TextNode Escape(TextNode node) => Rewrite(node, "", (text, _) => Opening().Replace(text, match => match.Groups["dollars"].Value + match.Value));

    private static string Resolve(string text, Func<string, string?> variable, string path)
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
                throw new ConfigFormatException($"{Marker} must be followed by a variable's name and a closing brace, as in ${{env:TOKEN}}; write $${{env: for the literal text.", path);
            }

            var name = match.Groups["name"].Value;
            resolved.Append(variable(name) ?? throw new ConfigFormatException($"The environment variable {name} is not set; set it, or remove ${{env:{name}}}.", path));
        }

        return resolved.Append(text, last, text.Length - last).ToString();
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
