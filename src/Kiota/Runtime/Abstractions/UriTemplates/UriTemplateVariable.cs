using System.Buffers;
using System.Globalization;

namespace Microsoft.Kiota.Abstractions.UriTemplates;

/// <summary>One variable of an expression.</summary>
/// <param name="Name">Its name as it is written.</param>
/// <param name="MaxLength">How many characters of the value to keep (<c>{x:3}</c>); 0 for all.</param>
/// <param name="Explode">Whether a list or map is written element by element (<c>{x*}</c>).</param>
internal readonly record struct UriTemplateVariable(string Name, int MaxLength, bool Explode)
{
    private static readonly SearchValues<char> Illegal = SearchValues.Create("+#/;?& !=$|*:~-{\"'<>\\^`\t\r\n");

    /// <summary>Reads a variable with its modifier.</summary>
    /// <exception cref="ArgumentException">The name or modifier is malformed.</exception>
    internal static UriTemplateVariable Parse(ReadOnlySpan<char> text, string template)
    {
        var explode = text.EndsWith('*');
        var name = explode ? text[..^1] : text;
        var colon = name.IndexOf(':');
        var maxLength = 0;
        if (colon >= 0)
        {
            var digits = name[(colon + 1)..];
            if (explode || digits.Length is 0 or > 4 || digits[0] == '0' || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out maxLength))
            {
                throw Malformed(text, template);
            }

            name = name[..colon];
        }

        if (!IsName(name))
        {
            throw Malformed(text, template);
        }

        return new UriTemplateVariable(name.ToString(), maxLength, explode);
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name[0] == '.' || name[^1] == '.' || name.Contains("..", StringComparison.Ordinal) || name.ContainsAny(Illegal))
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '%' && !UriEscape.IsTriplet(name[i..]))
            {
                return false;
            }
        }

        return true;
    }

    private static ArgumentException Malformed(ReadOnlySpan<char> text, string template) =>
        new($"The URL template '{template}' has a malformed variable '{text}'.", nameof(template));
}
