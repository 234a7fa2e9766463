using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>JSON text to <see cref="TextNode"/>. Strict: no comments, no trailing commas, and no name twice in one object, because services disagree on which of two wins.</summary>
internal static class JsonTextReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TextNode Read(string json)
    {
        CheckLength(json.Length);
        try
        {
            return Read(StrictUtf8.GetBytes(json));
        }
        catch (EncoderFallbackException e)
        {
            throw new ConfigFormatException("The text holds half of a surrogate pair; save the file as UTF-8.", inner: e);
        }
    }

    public static TextNode Read(ReadOnlySpan<byte> utf8)
    {
        CheckLength(utf8.Length);
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8))
        {
            throw new ConfigFormatException("The text is not valid UTF-8; save the file as UTF-8.");
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = TextNode.MaxDepth });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, utf8);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            // The exception tells the place a second time, counted from 0.
            var reason = e.Message.Split(" LineNumber:")[0];
            throw new ConfigFormatException(utf8.Trim(" \t\r\n"u8).IsEmpty ? "The text is empty." : $"The text is not valid JSON. {reason}", line: e.LineNumber + 1, inner: e);
        }
    }

    private static void CheckLength(int length)
    {
        if (length > TextNode.MaxLength)
        {
            throw new ConfigFormatException($"The document has {length} characters; at most {TextNode.MaxLength} are read.");
        }
    }

    private static TextNode ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader, utf8),
        JsonTokenType.StartArray => ReadArray(ref reader, utf8),
        JsonTokenType.String => new TextScalar(Quoted(ref reader)),
        JsonTokenType.Null => TextNode.Null,
        _ => new TextScalar(Encoding.UTF8.GetString(reader.ValueSpan)),
    };

    private static TextArray ReadArray(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var items = new List<TextNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, utf8));
        }

        return new TextArray(items);
    }

    private static TextObject ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var properties = new List<TextProperty>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var rawName = Quoted(ref reader);
            var position = (int)reader.TokenStartIndex;
            reader.Read();
            var property = new TextProperty(rawName, ReadValue(ref reader, utf8));
            if (!names.Add(property.Name))
            {
                throw new ConfigFormatException($"The name {rawName} is used twice in one object; keep one of them.", line: 1 + utf8[..position].Count((byte)'\n'));
            }

            properties.Add(property);
        }

        return new TextObject(properties);
    }

    private static string Quoted(ref Utf8JsonReader reader) => $"\"{Encoding.UTF8.GetString(reader.ValueSpan)}\"";
}
