using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Clients.WizChat.ConfigAsCode.Json;

/// <summary>
/// Reads JSON into <see cref="JsonNode"/>s, within bounds. Strict: no comments, no trailing commas, and no name twice in one object, because services
/// disagree on which of two wins.
/// </summary>
internal static class JsonText
{
    /// <summary>Nesting beyond which a document is refused.</summary>
    public const int MaxDepth = 64;

    /// <summary>Bytes beyond which a document is refused: 32 MiB.</summary>
    public const int MaxLength = 32 * 1024 * 1024;

    /// <summary>Values beyond which a document is refused. Each takes up to 100 bytes of memory, however short it is in the file.</summary>
    public const int MaxValues = 500_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    public static JsonNode? Read(string json, int maxLength = MaxLength)
    {
        RequireLength(json.Length, maxLength);
        using var utf8 = new PooledBuffer();
        try
        {
            StrictUtf8.GetBytes(json, utf8);
            return Read(utf8.Written, maxLength);
        }
        catch (EncoderFallbackException e)
        {
            throw new ConfigFormatException("The text contains half of a surrogate pair. Save the file as UTF-8.", inner: e);
        }
    }

    public static JsonNode? Read(ReadOnlySpan<byte> utf8, int maxLength = MaxLength)
    {
        RequireLength(utf8.Length, maxLength);
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8))
        {
            throw new ConfigFormatException("The text is not valid UTF-8. Save the file as UTF-8.");
        }

        RequireFewValues(utf8);
        return ReadElement(utf8) switch
        {
            { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Object } map => JsonObject.Create(map),
            { ValueKind: JsonValueKind.Array } array => JsonArray.Create(array),
            var scalar => JsonValue.Create(scalar),
        };
    }

    /// <summary>Reads JSON whose size is bounded already.</summary>
    public static JsonElement ReadElement(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonElement.Parse(utf8, Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Explain(utf8, e);
        }
    }

    /// <summary>Reads a stream whose length is bounded already.</summary>
    public static async Task<JsonNode?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var utf8 = new PooledBuffer();
        for (var read = -1; read != 0; utf8.Advance(read))
        {
            read = await stream.ReadAsync(utf8.GetMemory(), cancellationToken).ConfigureAwait(false);
        }

        return Read(utf8.Written, int.MaxValue);
    }

    public static void RequireLength(int length, int maxLength = MaxLength)
    {
        if (length > maxLength)
        {
            throw new ConfigFormatException($"The document has {length} characters. At most {maxLength} are read.");
        }
    }

    public static ConfigFormatException TooManyValues(long? line = null) =>
        new($"The document has more than {MaxValues} values.", line: line);

    private static void RequireFewValues(ReadOnlySpan<byte> utf8)
    {
        // Each value but the first of its array or object follows a comma. Only a text full of these characters is worth a closer look.
        if (utf8.Count((byte)',') + utf8.Count((byte)'[') + utf8.Count((byte)'{') < MaxValues)
        {
            return;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            var values = 0;
            while (reader.Read())
            {
                values += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject ? 0 : 1;
                if (values > MaxValues)
                {
                    throw TooManyValues();
                }
            }
        }
        catch (JsonException)
        {
            // Parsing will say what is wrong.
        }
    }

    private static ConfigFormatException Explain(ReadOnlySpan<byte> utf8, Exception e)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new ConfigFormatException("The text is empty.", inner: e);
        }

        // System.Text.Json says where its reader stopped, but not where the name is that it does not like.
        if (e is JsonException { LineNumber: { } line })
        {
            return new ConfigFormatException($"The text is not valid JSON. {e.Message.Split(" LineNumber:")[0]}", line: line + 1, inner: e);
        }

        return ExplainName(utf8, e);
    }

    private static ConfigFormatException ExplainName(ReadOnlySpan<byte> utf8, Exception e)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var names = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                names.Push(new HashSet<string>(StringComparer.Ordinal));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                names.Pop();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var line = 1 + utf8[..(int)reader.TokenStartIndex].Count((byte)'\n');
                var raw = Encoding.UTF8.GetString(reader.ValueSpan);
                try
                {
                    if (!names.Peek().Add(reader.GetString()!))
                    {
                        return new ConfigFormatException($"The name \"{raw}\" is used twice in one object. Keep one of them.", line: line, inner: e);
                    }
                }
                catch (InvalidOperationException)
                {
                    return new ConfigFormatException($"The name \"{raw}\" contains an unpaired surrogate. Write the character whole.", line: line, inner: e);
                }
            }
        }

        return new ConfigFormatException($"The text is not valid JSON. {e.Message}", inner: e);
    }
}
