using System.Globalization;
using System.Numerics;

namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>Whether two values mean the same: names in any order, numbers by value (<c>1.0</c> is <c>1</c> is <c>10e-1</c>), strings by their characters.</summary>
internal static class TextComparer
{
    // Parsing an exponent takes time that grows with the square of its length; nobody means one this long.
    private const int MaxExponentLength = 40;

    public static bool Same(TextNode? one, TextNode? other) => (one, other) switch
    {
        _ when ReferenceEquals(one, other) => true,
        (TextScalar a, TextScalar b) => Same(a, b),
        (TextArray a, TextArray b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (TextObject a, TextObject b) => a.Properties.Count == b.Properties.Count && a.Properties.All(property => b.Find(property.Name) is { } value && Same(property.Value, value)),
        _ => false,
    };

    /// <summary>A number as its digits without leading or trailing zeros and its exponent, so that equal numbers have equal text of any size.</summary>
    public static string CanonicalNumber(string raw)
    {
        var negative = raw[0] == '-';
        var mantissa = negative ? raw.AsSpan(1) : raw.AsSpan();
        var exponent = BigInteger.Zero;
        var e = mantissa.IndexOfAny('e', 'E');
        if (mantissa.Length - e > MaxExponentLength && e >= 0)
        {
            return raw;
        }

        if (e >= 0)
        {
            exponent = BigInteger.Parse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        var trimmed = digits.TrimEnd('0');
        exponent += digits.Length - trimmed.Length;
        trimmed = trimmed.TrimStart('0');
        return trimmed.Length == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{(negative ? "-" : "")}{trimmed}e{exponent}");
    }

    private static bool Same(TextScalar a, TextScalar b)
    {
        if (a.Raw == b.Raw)
        {
            return true;
        }

        return (a.IsString && b.IsString && a.Value == b.Value)
            || (a.IsNumber && b.IsNumber && CanonicalNumber(a.Raw) == CanonicalNumber(b.Raw));
    }
}
