using System.Globalization;
using System.Text;

namespace KiotaGate.Terminal;

/// <summary>Text from elsewhere as a terminal may show it: control and direction characters, with which it could move the cursor or feign another text, are escaped.</summary>
internal static class Printable
{
    public static string Escape(string text)
    {
        var start = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (start < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text, 0, start, text.Length + 16);
        foreach (var character in text.AsSpan(start))
        {
            _ = char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>The same on one line: tabs and line breaks read as spaces, and what is longer than allowed ends in an ellipsis.</summary>
    public static string Line(string? text, int maxLength = int.MaxValue)
    {
        var line = Escape((text ?? "").Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' '));
        if (line.Length <= maxLength)
        {
            return line;
        }

        var kept = maxLength - 1;
        return line[..(char.IsHighSurrogate(line[kept - 1]) ? kept - 1 : kept)] + "…";
    }
}
