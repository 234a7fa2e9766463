using System.Buffers;
using System.Text;

namespace Clients.Kiota.Generator.Naming;

/// <summary>Turns any text of a document into a C# identifier, the way Kiota names classes, members and segments.</summary>
internal static class SymbolName
{
    private const string Removed = "!\"#$%&'()*,./:;<=>?@[\\]^`’{|}~-";

    private static readonly SearchValues<char> RemovedSet = SearchValues.Create(Removed);

    private static readonly string[] Digits =
        ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    /// <summary>The identifier for <paramref name="text"/>; its first letter keeps its case.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        string result = SpellLeadingDigits(RemovePunctuation(SpellSigns(text).TrimStart('_')));
        if (result.EndsWith("minus_", StringComparison.Ordinal) || result.EndsWith("plus_", StringComparison.Ordinal))
        {
            result = result[..^1];
        }

        if (result.StartsWith("_plus", StringComparison.Ordinal))
        {
            result = result[1..];
        }

        return result.Length == 0 ? SpellSymbols(text) : result;
    }

    /// <summary>The text with its first character in upper case (invariant), the rest untouched.</summary>
    public static string UpperFirst(string text)
        => text.Length == 0 || !char.IsLower(text[0]) && char.ToUpperInvariant(text[0]) == text[0]
            ? text
            : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));

    /// <summary>The text with its first character in lower case (invariant), the rest untouched.</summary>
    public static string LowerFirst(string text)
        => text.Length == 0 || char.ToLowerInvariant(text[0]) == text[0]
            ? text
            : string.Concat(char.ToLowerInvariant(text[0]).ToString(), text.AsSpan(1));

    /// <summary>Splits on underscores and capitalises the pieces: <c>snake_case</c> becomes <c>SnakeCase</c>.</summary>
    public static string Pascal(string text)
    {
        if (!text.Contains('_'))
        {
            return UpperFirst(text);
        }

        var result = new StringBuilder(text.Length);
        foreach (string piece in text.Split('_', StringSplitOptions.RemoveEmptyEntries))
        {
            result.Append(UpperFirst(piece));
        }

        return result.ToString();
    }

    /// <summary>Splits on the separators, drops empty pieces and joins them with every piece but the first capitalised.</summary>
    public static string JoinCapitalised(string text, params ReadOnlySpan<char> separators)
    {
        if (text.AsSpan().IndexOfAny(separators) < 0)
        {
            return text;
        }

        string[] pieces = text.Split(separators.ToArray(), StringSplitOptions.RemoveEmptyEntries);
        for (int i = 1; i < pieces.Length; i++)
        {
            pieces[i] = UpperFirst(pieces[i]);
        }

        return string.Concat(pieces);
    }

    private static string SpellSigns(string text)
    {
        if (text[0] == '-')
        {
            text = string.Concat("minus_", text.AsSpan(1));
        }

        return text.Replace("+", "_plus_", StringComparison.Ordinal);
    }

    private static string RemovePunctuation(string text)
    {
        if (!text.AsSpan().ContainsAny(RemovedSet) && !text.Any(char.IsWhiteSpace))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        bool afterRemoved = false;
        foreach (char c in text)
        {
            if (RemovedSet.Contains(c) || char.IsWhiteSpace(c))
            {
                afterRemoved = true;
                continue;
            }

            result.Append(afterRemoved && IsWord(c) ? char.ToUpperInvariant(c) : c);
            afterRemoved = false;
        }

        return result.ToString();
    }

    private static string SpellLeadingDigits(string text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        if (count == 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + (count * 5));
        for (int i = 0; i < count; i++)
        {
            result.Append(Digits[text[i] - '0']);
        }

        return result.Append(text, count, text.Length - count).ToString();
    }

    private static string SpellSymbols(string text)
    {
        var result = new StringBuilder();
        foreach (char c in text)
        {
            result.Append(c switch
            {
                '!' => "Exclamation",
                '"' => "DoubleQuote",
                '#' => "Pound",
                '$' => "Dollar",
                '%' => "Percent",
                '&' => "Ampersand",
                '\'' => "Apostrophe",
                '(' => "LeftParenthesis",
                ')' => "RightParenthesis",
                '*' => "Asterisk",
                '+' => "Plus",
                ',' => "Comma",
                '-' => "Hyphen",
                '_' => "Underscore",
                '.' => "Period",
                '/' => "Slash",
                '\\' => "BackSlash",
                ':' => "Colon",
                ';' => "SemiColon",
                '<' => "LessThan",
                '=' => "Equal",
                '>' => "GreaterThan",
                '?' => "QuestionMark",
                '~' => "Tilde",
                '@' => "At",
                _ => c.ToString(),
            });
        }

        return result.ToString();
    }

    /// <summary>Whether the character may stand in a word: a letter, a digit or an underscore of any script.</summary>
    internal static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
