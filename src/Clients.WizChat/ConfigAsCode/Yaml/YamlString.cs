using System.Globalization;
using System.Text;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode.Yaml;

/// <summary>The ways a string is written: plain, quoted, or as a literal block of lines.</summary>
internal static class YamlString
{
    /// <summary>Appends a string on one line: plain if that is safe, quoted otherwise.</summary>
    /// <exception cref="ConfigFormatException">The string contains an unpaired surrogate.</exception>
    public static void Append(StringBuilder text, string value)
    {
        if (YamlScalar.IsPlainString(value))
        {
            text.Append(value);
        }
        else
        {
            AppendQuoted(text, value);
        }
    }

    /// <summary>Whether a literal block reads back as exactly these characters: lines of printable text, with at most one line break at the end.</summary>
    public static bool CanBeLiteral(string value) =>
        value.Contains('\n')
        && !JsonString.HasLoneSurrogate(value)
        && value[0] is not (' ' or '\t' or '\n')
        && !value.EndsWith("\n\n", StringComparison.Ordinal)
        && value.All(character => character == '\n' || IsPrintable(character) || char.IsSurrogate(character));

    public static void AppendLiteral(StringBuilder text, string value, int indent)
    {
        var ends = value[^1] == '\n';
        text.Append(ends ? "|\n" : "|-\n");
        foreach (var line in (ends ? value[..^1] : value).Split('\n'))
        {
            _ = line.Length == 0 ? text : text.Append(' ', indent).Append(line);
            text.Append('\n');
        }
    }

    public static void AppendQuoted(StringBuilder text, ReadOnlySpan<char> value)
    {
        if (JsonString.HasLoneSurrogate(value))
        {
            throw new ConfigFormatException($"The string {JsonString.Encode(value.ToString())} contains an unpaired surrogate, which YAML cannot represent. Use JSON instead.");
        }

        text.Append('"');
        while (!value.IsEmpty)
        {
            var plain = 0;
            while (plain < value.Length && value[plain] is not ('"' or '\\' or '\t') && (IsPrintable(value[plain]) || char.IsSurrogate(value[plain])))
            {
                plain++;
            }

            text.Append(value[..plain]);
            if (plain == value.Length)
            {
                break;
            }

            AppendEscape(text, value[plain]);
            value = value[(plain + 1)..];
        }

        text.Append('"');
    }

    private static void AppendEscape(StringBuilder text, char character) => _ = character switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\n' => text.Append("\\n"),
        '\r' => text.Append("\\r"),
        '\t' => text.Append("\\t"),
        _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
    };

    // NEL, LS and PS break lines in YAML 1.1 readers; the byte order mark and the C1 controls are not printable.
    private static bool IsPrintable(char character) =>
        character is >= ' ' and <= '~' or '\t' or (>= '\u00a0' and not ('\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff')) && !char.IsSurrogate(character);
}
