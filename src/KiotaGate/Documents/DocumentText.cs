using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Clients.Kiota.Generator.Loading;

/// <summary>Sees to it that the bytes of a document are UTF-8.</summary>
internal static class DocumentText
{
    /// <summary>The text without its byte order mark.</summary>
    /// <exception cref="GenerationException">It is in another encoding, or damaged.</exception>
    public static ReadOnlySpan<byte> Require(ReadOnlySpan<byte> bytes, string documentName)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (bytes is [0, ..] or [_, 0, ..] or [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            throw Malformed($"{documentName} is in UTF-16 or UTF-32, or no text at all; save it as UTF-8.", 1, 1);
        }

        if (!Utf8.IsValid(bytes))
        {
            ReadOnlySpan<byte> good = bytes[..FirstInvalid(bytes)];
            throw Malformed($"{documentName} is not UTF-8; save it as UTF-8.", good.Count((byte)'\n') + 1, good.Length - good.LastIndexOf((byte)'\n'));
        }

        return bytes;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out int length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }

    private static GenerationException Malformed(string text, int line, int column)
        => new([new(GenerationMessageKind.Malformed, text, Line: line, Column: column)]);
}
