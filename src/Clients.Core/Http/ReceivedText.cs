using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Clients.Core.Http;

/// <summary>Makes text or JSON of a received body, whatever its encoding.</summary>
internal static class ReceivedText
{
    /// <summary>Parses a body, or gives null when it is not JSON. A byte order mark is skipped.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="charset">The charset of its content type, if it has one.</param>
    public static JsonDocument? TryParseJson(ReadOnlyMemory<byte> bytes, string? charset)
    {
        if (bytes.IsEmpty || ToUtf8(bytes, charset) is not { } utf8)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(utf8);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a body is JSON, without building anything of it.</summary>
    public static bool IsJson(ReadOnlyMemory<byte> bytes, string? charset)
    {
        if (ToUtf8(bytes, charset) is not { } utf8)
        {
            return false;
        }

        var reader = new Utf8JsonReader(utf8.Span);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Decodes the beginning of a body for people. Bytes that do not belong to its encoding become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var (encoding, mark) = EncodingOf(bytes, charset);
        return (encoding ?? Encoding.UTF8).GetString(bytes[mark..]);
    }

    private static ReadOnlyMemory<byte>? ToUtf8(ReadOnlyMemory<byte> bytes, string? charset)
    {
        var (encoding, mark) = EncodingOf(bytes.Span, charset);
        bytes = bytes[mark..];
        if (encoding is UTF8Encoding)
        {
            return bytes;
        }

        return encoding is null ? null : Encoding.Convert(encoding, Encoding.UTF8, bytes.ToArray());
    }

    /// <summary>
    /// The encoding and the length of the byte order mark. A mark counts first; then what is valid UTF-8 is UTF-8, because services name other charsets out of
    /// habit; then the charset of the content type. Null when none of them fits.
    /// </summary>
    private static (Encoding? Encoding, int MarkLength) EncodingOf(ReadOnlySpan<byte> bytes, string? charset)
    {
        foreach (var marked in (ReadOnlySpan<Encoding>)[Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(marked.Preamble))
            {
                return (marked is UTF8Encoding && !Utf8.IsValid(bytes) ? null : marked, marked.Preamble.Length);
            }
        }

        var declared = Find(charset);
        // UTF-16 and UTF-32 of ASCII text are valid UTF-8, full of NUL.
        var isWide = declared is UnicodeEncoding or UTF32Encoding;
        if (!isWide && Utf8.IsValid(bytes))
        {
            return (Encoding.UTF8, 0);
        }

        return (declared is UTF8Encoding or ASCIIEncoding ? null : declared, 0);
    }

    private static Encoding? Find(string? charset)
    {
        if (charset is null)
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(charset.Trim('"'));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
