using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Clients.RestlessStream.Signatures;

/// <summary>
/// Writes the form that is signed: no white space, members in the order given, numbers as written, text as UTF-8 with only
/// <c>"</c>, <c>\</c> and the control characters below U+0020 escaped (<c>\b \t \n \f \r</c>, the rest as <c>\u00xx</c>).
/// </summary>
/// <remarks><see cref="Utf8JsonWriter"/> cannot write it: each of its encoders escapes characters beyond the Basic Multilingual Plane.</remarks>
internal static class CanonicalJson
{
    public static byte[] Write(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>(256);
        Write(output, value);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var first = true;
                output.Write("{"u8);
                foreach (var member in value.EnumerateObject())
                {
                    output.Write(first ? [] : ","u8);
                    first = false;
                    WriteText(output, member.Name);
                    output.Write(":"u8);
                    Write(output, member.Value);
                }

                output.Write("}"u8);
                break;
            case JsonValueKind.Array:
                output.Write("["u8);
                for (var i = 0; i < value.GetArrayLength(); i++)
                {
                    output.Write(i == 0 ? [] : ","u8);
                    Write(output, value[i]);
                }

                output.Write("]"u8);
                break;
            case JsonValueKind.String:
                WriteText(output, value.GetString()!);
                break;
            default:
                Encoding.UTF8.GetBytes(value.GetRawText(), output);
                break;
        }
    }

    private static void WriteText(ArrayBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        for (int at; (at = IndexOfEscaped(rest)) >= 0; rest = rest[(at + 1)..])
        {
            Encoding.UTF8.GetBytes(rest[..at], output);
            Encoding.UTF8.GetBytes(
                rest[at] switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\b' => "\\b",
                    '\t' => "\\t",
                    '\n' => "\\n",
                    '\f' => "\\f",
                    '\r' => "\\r",
                    var control => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
                },
                output);
        }

        Encoding.UTF8.GetBytes(rest, output);
        output.Write("\""u8);
    }

    private static int IndexOfEscaped(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or '"' or '\\')
            {
                return i;
            }
        }

        return -1;
    }
}
