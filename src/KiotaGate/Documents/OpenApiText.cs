using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi.YamlReader;
using SharpYaml;
using SharpYaml.Serialization;

namespace KiotaGate.Documents;

/// <summary>Reads the text of an OpenAPI document into JSON nodes, with the readers and limits that Kiota itself uses.</summary>
/// <param name="Root">The document.</param>
/// <param name="Utf8">The text as UTF-8, without a byte order mark.</param>
/// <param name="IsYaml">Whether the text is YAML rather than JSON.</param>
internal sealed record OpenApiText(JsonObject Root, ReadOnlyMemory<byte> Utf8, bool IsYaml)
{
    // Kiota reads JSON to the same depth, and fails on any name that occurs twice in an object.
    private static readonly JsonDocumentOptions JsonOptions = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">The file's bytes: UTF-8, or UTF-16 and UTF-32 with a byte order mark.</param>
    /// <param name="name">The document's name in messages.</param>
    /// <exception cref="DocumentException">The text is neither JSON nor YAML, or not an object.</exception>
    public static OpenApiText Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var utf8 = Decode(bytes, name);
        var start = utf8.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            throw new DocumentException($"{name} is empty.");
        }

        var isYaml = utf8.Span[start] is not ((byte)'{' or (byte)'[');
        var root = isYaml ? ReadYaml(utf8, name) : ReadJson(utf8, name);
        return root is JsonObject document
            ? new OpenApiText(document, utf8, isYaml)
            : throw new DocumentException($"{name} contains {StructureCheck.Describe(root)} instead of an OpenAPI document, which is an object.", 1, 1);
    }

    private static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> bytes, string name)
    {
        var span = bytes.Span;
        if (span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }
        else if (span is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, 0, 0xFE, 0xFF, ..])
        {
            using var reader = new StreamReader(new MemoryStream(bytes.ToArray()), detectEncodingFromByteOrderMarks: true);
            return Encoding.UTF8.GetBytes(reader.ReadToEnd());
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes.Span))
        {
            var valid = bytes.Span[..FirstInvalid(bytes.Span)];
            throw new DocumentException($"{name} is not UTF-8. Save it as UTF-8.", valid.Count((byte)'\n') + 1, valid.Length - valid.LastIndexOf((byte)'\n'));
        }

        return bytes;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }

    private static JsonNode? ReadJson(ReadOnlyMemory<byte> utf8, string name)
    {
        try
        {
            return JsonNode.Parse(utf8.Span, documentOptions: JsonOptions);
        }
        catch (JsonException e)
        {
            throw new DocumentException([JsonErrors.Describe(e, name, utf8.Span)]);
        }
    }

    private static JsonNode? ReadYaml(ReadOnlyMemory<byte> utf8, string name)
    {
        try
        {
            var document = ParseYaml(utf8);
            return document is null ? throw new DocumentException($"{name} is empty.") : document.ToJsonNode();
        }
        catch (YamlException e)
        {
            // The message repeats the place in front of the sentence.
            var sentence = e.Message[(e.Message.LastIndexOf("): ", StringComparison.Ordinal) is var end and >= 0 ? end + 3 : 0)..];
            throw new DocumentException($"{name} is not valid YAML: {sentence}", e.Start.Line + 1, e.Start.Column + 1);
        }
        catch (Exception e) when (e is not (DocumentException or OutOfMemoryException))
        {
            // The YAML reader reports limits and doubled keys with exceptions of several types, without a place.
            throw new DocumentException($"{name} is not valid YAML: {e.Message}");
        }
    }

    /// <summary>The first document of a YAML text; null when there is none. Kiota ignores any further one.</summary>
    internal static YamlDocument? ParseYaml(ReadOnlyMemory<byte> utf8)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Encoding.UTF8.GetString(utf8.Span)));
        return stream.Documents.FirstOrDefault();
    }
}
