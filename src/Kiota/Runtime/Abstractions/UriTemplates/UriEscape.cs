using System.Buffers;
using System.Text;

namespace Microsoft.Kiota.Abstractions.UriTemplates;

/// <summary>Percent-encoding by RFC 3986.</summary>
internal static class UriEscape
{
    private const string UnreservedCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static readonly SearchValues<char> Unreserved = SearchValues.Create(UnreservedCharacters);
    private static readonly SearchValues<char> UnreservedOrReserved = SearchValues.Create(UnreservedCharacters + ":/?#[]@!$&'()*+,;=");

    /// <summary>Appends a value with everything encoded but unreserved characters and, if allowed, reserved ones and triplets.</summary>
    internal static void Append(StringBuilder output, ReadOnlySpan<char> text, bool allowReserved)
    {
        var allowed = allowReserved ? UnreservedOrReserved : Unreserved;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(allowed);
            if (plain < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..plain]);
            text = text[plain..];
            if (allowReserved && IsTriplet(text))
            {
                output.Append(text[..3]);
                text = text[3..];
            }
            else
            {
                text = text[AppendEncodedRune(output, text)..];
            }
        }
    }

    /// <summary>Appends a template's literal text; only what is not ASCII is encoded.</summary>
    internal static void AppendLiteral(StringBuilder output, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExceptInRange('\0', '\x7F');
            if (plain < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..plain]);
            text = text[plain..];
            text = text[AppendEncodedRune(output, text)..];
        }
    }

    /// <summary>Whether the text starts with a percent-encoded triplet.</summary>
    internal static bool IsTriplet(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[0] == '%' && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);

    /// <summary>The first so many code points of a text; 0 for all.</summary>
    internal static ReadOnlySpan<char> Truncate(ReadOnlySpan<char> text, int codePoints)
    {
        if (codePoints == 0)
        {
            return text;
        }

        var length = 0;
        while (codePoints-- > 0 && length < text.Length)
        {
            Rune.DecodeFromUtf16(text[length..], out _, out var consumed);
            length += consumed;
        }

        return text[..length];
    }

    private static int AppendEncodedRune(StringBuilder output, ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var consumed);
        Span<byte> utf8 = stackalloc byte[4];
        var count = rune.EncodeToUtf8(utf8);
        foreach (var value in utf8[..count])
        {
            output.Append('%').Append(Hex(value >> 4)).Append(Hex(value & 0xF));
        }

        return consumed;
    }

    private static char Hex(int digit) => (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);
}
