using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Clients.WizChat.ConfigAsCode.Json;

/// <summary>
/// JSON string literals and the characters they stand for. Other than System.Text.Json, both ways keep half of a surrogate pair: services that cut
/// text by its length send such strings, and they must go back as they came.
/// </summary>
internal static class JsonString
{
    private static readonly SearchValues<char> NeedsEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0xD800, 0x800)).Select(c => (char)c), '"', '\\']);

    /// <summary>The characters of a JSON string.</summary>
    public static string Decode(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text)[1..^1]));
        }
    }

    /// <summary>The shortest literal: only what JSON demands is escaped.</summary>
    public static string Encode(string value)
    {
        var special = value.AsSpan().IndexOfAny(NeedsEscape);
        if (special < 0)
        {
            return $"\"{value}\"";
        }

        var literal = new StringBuilder(value.Length + 8).Append('"').Append(value, 0, special);
        for (var i = special; i < value.Length; i++)
        {
            var character = value[i];
            if (char.IsHighSurrogate(character) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                literal.Append(character).Append(value[++i]);
                continue;
            }

            _ = character switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                < ' ' => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ when char.IsSurrogate(character) => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => literal.Append(character),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Writes the shortest literal as UTF-8.</summary>
    public static void Write(IBufferWriter<byte> output, string value)
    {
        if (value.AsSpan().ContainsAny(NeedsEscape))
        {
            Encoding.UTF8.GetBytes(Encode(value), output);
            return;
        }

        output.Write("\""u8);
        Encoding.UTF8.GetBytes(value, output);
        output.Write("\""u8);
    }

    /// <summary>Whether a string contains half of a surrogate pair.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<char> value)
    {
        for (var at = value.IndexOfAnyInRange('\ud800', '\udfff'); at >= 0; at = value.IndexOfAnyInRange('\ud800', '\udfff'))
        {
            if (at + 1 == value.Length || !char.IsSurrogatePair(value[at], value[at + 1]))
            {
                return true;
            }

            value = value[(at + 2)..];
        }

        return false;
    }

    private static string Unescape(string literal)
    {
        var text = new StringBuilder(literal.Length);
        for (var i = 0; i < literal.Length; i++)
        {
            if (literal[i] != '\\')
            {
                text.Append(literal[i]);
                continue;
            }

            i++;
            text.Append(literal[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(literal.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var character => character,
            });
            i += literal[i] == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}
