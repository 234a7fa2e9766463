using System.Text.Json;

namespace KiotaGate.Documents;

/// <summary>Words and places for what the JSON parser reports.</summary>
internal static class JsonErrors
{
    /// <summary>The problem that a text is not JSON.</summary>
    /// <param name="error">What the parser reports.</param>
    /// <param name="name">The text's name.</param>
    /// <param name="utf8">The text.</param>
    public static DocumentProblem Describe(JsonException error, string name, ReadOnlySpan<byte> utf8)
    {
        // The parser reports a place with every error but this one.
        if (error.LineNumber is null && FindDuplicate(utf8) is { } duplicate)
        {
            return new DocumentProblem($"{name} is not valid JSON: the name '{duplicate.Name}' occurs twice in one object.", "", duplicate.Line, duplicate.Column);
        }

        var end = error.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        end = end < 0 ? error.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal) : end;
        var sentence = end < 0 ? error.Message : error.Message[..end];
        return new DocumentProblem($"{name} is not valid JSON: {sentence}", "", (int?)error.LineNumber + 1, (int?)error.BytePositionInLine + 1);
    }

    private static (string Name, int Line, int Column)? FindDuplicate(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var names = new Stack<HashSet<string>>();
        try
        {
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
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } name && !names.Peek().Add(name))
                {
                    var before = utf8[..(int)reader.TokenStartIndex];
                    return (name, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The place stays unknown.
        }

        return null;
    }
}
