using System.Buffers.Text;

namespace Clients.Core.Serialization;

/// <summary>Reads JSON numbers by their text, exactly.</summary>
internal static class JsonNumber
{
    // More digits than that do not fit into 64 bits.
    private const int MaxDigits = 19;

    // A decimal holds every number of 28 digits.
    private const int MaxDecimalDigits = 28;

    /// <summary>Reads an integer in any spelling, such as <c>60</c>, <c>60.0</c>, <c>6e1</c> or <c>600E-1</c>.</summary>
    /// <returns>False when the number has a fraction or does not fit.</returns>
    public static bool TryReadInteger(ReadOnlySpan<byte> number, out long value)
    {
        value = 0;
        var isNegative = number[0] == '-';
        var mantissa = number[(isNegative ? 1 : 0)..];
        long exponent = 0;
        var mark = mantissa.IndexOfAny((byte)'e', (byte)'E');
        if (mark >= 0)
        {
            exponent = ReadExponent(mantissa[(mark + 1)..]);
            mantissa = mantissa[..mark];
        }

        UInt128 digits = 0;
        var count = 0;
        var zeros = 0;
        var isFraction = false;
        foreach (var character in mantissa)
        {
            if (character == '.')
            {
                isFraction = true;
                continue;
            }

            exponent -= isFraction ? 1 : 0;
            if (character == '0')
            {
                // Zeros count only when another digit follows.
                zeros += count > 0 ? 1 : 0;
                continue;
            }

            count += zeros + 1;
            if (count > MaxDigits)
            {
                return false;
            }

            digits = Shift(digits, zeros + 1) + (UInt128)(character - '0');
            zeros = 0;
        }

        exponent += zeros;
        if (count == 0)
        {
            return true;
        }

        if (exponent < 0 || exponent + count > MaxDigits)
        {
            return false;
        }

        digits = Shift(digits, (int)exponent);
        if (digits > (UInt128)long.MaxValue + (isNegative ? 1u : 0u))
        {
            return false;
        }

        value = isNegative ? (long)-(Int128)digits : (long)digits;
        return true;
    }

    /// <summary>Whether a <see cref="decimal"/> has the same text as the number, so that the number can be written back unchanged.</summary>
    public static bool IsDecimalText(ReadOnlySpan<byte> number)
    {
        var digits = 0;
        var isZero = true;
        foreach (var character in number)
        {
            if (character is (byte)'e' or (byte)'E')
            {
                return false;
            }

            digits += character is >= (byte)'0' and <= (byte)'9' ? 1 : 0;
            isZero &= character is (byte)'0' or (byte)'.' or (byte)'-';
        }

        // A decimal forgets the sign of zero.
        return digits <= MaxDecimalDigits && !(isZero && number[0] == '-');
    }

    private static UInt128 Shift(UInt128 value, int places)
    {
        for (var i = 0; i < places; i++)
        {
            value *= 10;
        }

        return value;
    }

    // An exponent of more than nine digits is far outside every range, in either direction.
    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        text = text[0] == '+' ? text[1..] : text;
        return Utf8Parser.TryParse(text, out int exponent, out _) ? exponent : text[0] == '-' ? int.MinValue : int.MaxValue;
    }
}
