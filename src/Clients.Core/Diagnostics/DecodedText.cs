using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Clients.Core.Diagnostics;

/// <summary>
/// A text with the escapes of one encoding undone, and where each of its characters stands in the text as it was. An encoder may escape any
/// character it likes, so only decoding finds a secret whatever was escaped in it.
/// </summary>
internal sealed partial class DecodedText
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _origins = [];
    private readonly int _length;

    private DecodedText(int length) => _length = length;

    public string Text => _text.ToString();

    /// <summary>Undoes the escapes of one encoding each: of URLs, forms, JSON and HTML. Null for a text that has no such escapes.</summary>
    public static IReadOnlyList<Func<string, DecodedText?>> Decoders { get; } =
    [
        text => text.Contains('%', StringComparison.Ordinal) ? Decode(text, Percent(), DecodeBytes) : null,
        text => text.Contains('+', StringComparison.Ordinal) ? Decode(text, PercentOrPlus(), DecodeForm) : null,
        text => text.Contains('\\', StringComparison.Ordinal) ? Decode(text, Backslash(), (decoded, match) => decoded.Append(UnescapeJson(match), match.Index)) : null,
        text => text.Contains('&', StringComparison.Ordinal) ? Decode(text, Entity(), (decoded, match) => decoded.Append(WebUtility.HtmlDecode(match.Value), match.Index)) : null,
    ];

    /// <summary>Where a character of <see cref="Text"/>, or its end, stands in the text as it was.</summary>
    public int OriginOf(int index) => index < _origins.Count ? _origins[index] : _length;

    private static DecodedText Decode(string text, Regex escape, Action<DecodedText, Match> decode)
    {
        var decoded = new DecodedText(text.Length);
        var last = 0;
        foreach (Match match in escape.Matches(text))
        {
            decoded.AppendPlain(text, last, match.Index);
            decode(decoded, match);
            last = match.Index + match.Length;
        }

        decoded.AppendPlain(text, last, text.Length);
        return decoded;
    }

    private static void DecodeBytes(DecodedText decoded, Match match)
    {
        var bytes = Convert.FromHexString(match.Value.Replace("%", "", StringComparison.Ordinal));
        for (var at = 0; at < bytes.Length;)
        {
            Rune.DecodeFromUtf8(bytes.AsSpan(at), out var rune, out var consumed);
            decoded.Append(rune.ToString(), match.Index + (at * 3));
            at += consumed;
        }
    }

    private static void DecodeForm(DecodedText decoded, Match match)
    {
        if (match.ValueSpan is "+")
        {
            decoded.Append(" ", match.Index);
        }
        else
        {
            DecodeBytes(decoded, match);
        }
    }

    private static string UnescapeJson(Match match) => match.ValueSpan[1] switch
    {
        'u' => ((char)ushort.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'b' => "\b",
        'f' => "\f",
        var character => character.ToString(),
    };

    private void Append(string text, int origin)
    {
        _text.Append(text);
        _origins.AddRange(Enumerable.Repeat(origin, text.Length));
    }

    private void AppendPlain(string text, int start, int end)
    {
        _text.Append(text, start, end - start);
        _origins.AddRange(Enumerable.Range(start, end - start));
    }

    [GeneratedRegex("(?:%[0-9A-Fa-f]{2})+", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?:%[0-9A-Fa-f]{2})+|\+", RegexOptions.CultureInvariant)]
    private static partial Regex PercentOrPlus();

    [GeneratedRegex("""\\(?:u[0-9A-Fa-f]{4}|["\\/bfnrt])""", RegexOptions.CultureInvariant)]
    private static partial Regex Backslash();

    [GeneratedRegex("&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{1,31});", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();
}
