using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>JSON string literals to and from the characters they stand for.</summary>
internal static class JsonString
{
    private static readonly SearchValues<char> NeedsEscape = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    /// <summary>The characters of a literal. Escaped halves of a surrogate pair that stand alone are kept as written: no string can hold them safely.</summary>
    public static string Decode(string raw) => TryDecode(raw, out var value) ? value : raw[1..^1];

    /// <summary>The characters of a literal; false when an escaped half of a surrogate pair stands alone in it.</summary>
    public static bool TryDecode(string raw, [NotNullWhen(true)] out string? value)
    {
        var content = raw.AsSpan(1, raw.Length - 2);
        if (!content.Contains('\\'))
        {
            value = content.ToString();
            return true;
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(raw));
            reader.Read();
            value = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>The shortest literal: only what JSON demands is escaped.</summary>
    public static string Encode(string value)
    {
        if (!value.AsSpan().ContainsAny(NeedsEscape))
        {
            return $"\"{value}\"";
        }

        var literal = new StringBuilder(value.Length + 8).Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                < ' ' => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => literal.Append(character),
            };
        }

        return literal.Append('"').ToString();
    }
}
