using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.WizChat.ConfigAsCode.Json;

/// <summary>
/// What a value means: names in any order, numbers by value (<c>1.0</c> is <c>1</c> is <c>10e-1</c>), strings by their characters. Own code, because
/// JsonNode.DeepEquals throws for large exponents and unpaired surrogates.
/// </summary>
internal static class JsonMeaning
{
    // Parsing an exponent takes time that grows with the square of its length; nobody means one this long.
    private const int MaxExponentLength = 40;

    public static bool Same(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (null, null) => true,
        (JsonArray a, JsonArray b) => SameItems(a, b),
        (JsonObject a, JsonObject b) => SameProperties(a, b),
        (JsonValue a, JsonValue b) => SameScalar(a, b),
        _ => false,
    };

    /// <summary>One SHA-256 for all values that mean the same.</summary>
    /// <param name="node">The value.</param>
    /// <param name="without">Names of the root that do not count.</param>
    public static string Fingerprint(JsonNode? node, params ReadOnlySpan<string> without)
    {
        using var canonical = new PooledBuffer();
        AppendCanonical(canonical, node, without);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(canonical.Written));
    }

    /// <summary>A number as its digits without leading or trailing zeros and its exponent, so that equal numbers of any size have equal text.</summary>
    public static string CanonicalNumber(string raw)
    {
        if (IsShortInteger(raw))
        {
            return raw;
        }

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
        if (trimmed.Length == 0)
        {
            return "0";
        }

        return (negative ? "-" : "") + trimmed + (exponent.IsZero ? "" : "e" + exponent.ToString(CultureInfo.InvariantCulture));
    }

    private static bool SameItems(JsonArray one, JsonArray other)
    {
        for (var i = 0; i < one.Count && one.Count == other.Count; i++)
        {
            if (!Same(one[i], other[i]))
            {
                return false;
            }
        }

        return one.Count == other.Count;
    }

    private static bool SameProperties(JsonObject one, JsonObject other)
    {
        for (var i = 0; i < one.Count && one.Count == other.Count; i++)
        {
            var (name, value) = one.GetAt(i);
            if (!other.TryGetPropertyValue(name, out var match) || !Same(value, match))
            {
                return false;
            }
        }

        return one.Count == other.Count;
    }

    private static bool SameScalar(JsonValue one, JsonValue other)
    {
        if (one.TryGetValue(out JsonElement a) && other.TryGetValue(out JsonElement b) && JsonMarshal.GetRawUtf8Value(a).SequenceEqual(JsonMarshal.GetRawUtf8Value(b)))
        {
            return true;
        }

        var kind = one.GetValueKind();
        return kind == other.GetValueKind() && kind switch
        {
            JsonValueKind.String => one.AsString() == other.AsString(),
            JsonValueKind.Number => one.AsRawText() is { } x && other.AsRawText() is { } y && (x == y || CanonicalNumber(x) == CanonicalNumber(y)),
            _ => true,
        };
    }

    // The numbers that people write, in the form that the others are brought into.
    private static bool IsShortInteger(string raw) => raw.Length <= 9 && raw[^1] is >= '1' and <= '9' && !raw.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static void AppendCanonical(PooledBuffer output, JsonNode? node, params ReadOnlySpan<string> without)
    {
        switch (node)
        {
            case null:
                output.Write("null"u8);
                break;
            case JsonArray array:
                output.Write("["u8);
                foreach (var item in array)
                {
                    AppendCanonical(output, item);
                    output.Write(","u8);
                }

                output.Write("]"u8);
                break;
            case JsonObject map:
                var names = map.Select(property => property.Key).ToArray();
                Array.Sort(names, StringComparer.Ordinal);
                output.Write("{"u8);
                foreach (var name in names)
                {
                    if (!without.Contains(name))
                    {
                        JsonString.Write(output, name);
                        output.Write(":"u8);
                        AppendCanonical(output, map[name]);
                        output.Write(","u8);
                    }
                }

                output.Write("}"u8);
                break;
            case not null when node.AsString() is { } text:
                JsonString.Write(output, text);
                break;
            default:
                var raw = node.AsRawText()!;
                Encoding.UTF8.GetBytes(node.IsNumber() ? CanonicalNumber(raw) : raw, output);
                break;
        }
    }
}
