using System.Text.RegularExpressions;
using Clients.WizChat.ConfigAsCode.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clients.WizChat.ConfigAsCode.Yaml;

/// <summary>
/// What a YAML scalar means, by YAML 1.2's core schema: plain <c>true</c>, <c>null</c> and numbers are such, everything else is a string,
/// so <c>yes</c>, <c>no</c> and <c>2026-01-01</c> are strings. Numbers that JSON cannot represent are refused rather than rewritten.
/// </summary>
internal static partial class YamlScalar
{
    private const string StringTag = "tag:yaml.org,2002:str";

    /// <summary>The JSON text of a scalar that is not a string; null for a string.</summary>
    public static string? Read(Scalar scalar, JsonPlace place)
    {
        RequireNoTag(scalar, StringTag, place);
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
        {
            return null;
        }

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => "null",
            "true" or "True" or "TRUE" => "true",
            "false" or "False" or "FALSE" => "false",
            var text when IsJsonNumber(text) => text,
            var text when NumberLike().IsMatch(text) => throw new ConfigFormatException(
                $"{text} is a number in YAML that JSON cannot represent. Quote it if it is text, or write it as a JSON number.", place.ToString(), scalar.Start.Line),
            _ => null,
        };
    }

    public static void RequireNoTag(NodeEvent node, string allowed, JsonPlace place)
    {
        if (!node.Tag.IsEmpty && node.Tag.Value != "!" && node.Tag.Value != allowed)
        {
            throw new ConfigFormatException($"The tag {node.Tag.Value} is not supported. Remove it.", place.ToString(), node.Start.Line);
        }
    }

    public static bool IsJsonNumber(string text) => JsonNumber().IsMatch(text);

    /// <summary>Whether the plain text would be read as a string, so that it needs no quotes for its meaning.</summary>
    public static bool IsPlainString(ReadOnlySpan<char> text) => SafePlain().IsMatch(text) && !Keyword().IsMatch(text);

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();

    // The numbers of the core schema: decimal with sign, leading zeros or bare points, octal, hexadecimal, infinities and NaN.
    [GeneratedRegex(@"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberLike();

    // Deliberately narrow: one line of everyday characters that begins with a letter and holds neither ": " nor " #".
    [GeneratedRegex(@"\A[A-Za-z](?:[A-Za-z0-9_./@+()'%;-]|[:,](?=[^ \s])|[ ,](?=[A-Za-z0-9(]))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafePlain();

    // What YAML 1.1 readers take for booleans and null is quoted too: other tools read these files.
    [GeneratedRegex(@"\A(?:true|false|null|yes|no|on|off|y|n)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Keyword();
}
