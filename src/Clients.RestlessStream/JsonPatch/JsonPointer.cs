using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Clients.RestlessStream.JsonPatch;

/// <summary>An RFC 6901 pointer, split and unescaped. The empty pointer is the whole document.</summary>
internal readonly struct JsonPointer
{
    private JsonPointer(string[] tokens) => Tokens = tokens;

    /// <summary>The reference tokens, unescaped.</summary>
    public string[] Tokens { get; }

    /// <summary>Whether the whole document is meant.</summary>
    public bool IsRoot => Tokens.Length == 0;

    /// <summary>The last token; the member name or index within the parent.</summary>
    public string Last => Tokens[^1];

    public static bool TryParse(string text, out JsonPointer pointer, [NotNullWhen(false)] out string? problem)
    {
        pointer = new JsonPointer([]);
        problem = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (text[0] != '/')
        {
            problem = "a pointer is empty or starts with '/'";
            return false;
        }

        var tokens = text[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            if (HasBadEscape(tokens[i]))
            {
                problem = "'~' is followed by neither '0' nor '1'";
                return false;
            }

            // In this order, or "~01" would become "/" instead of "~1".
            tokens[i] = tokens[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }

        pointer = new JsonPointer(tokens);
        return true;
    }

    /// <summary>Whether <paramref name="other"/> points strictly into what this points at.</summary>
    public bool Contains(JsonPointer other) =>
        other.Tokens.Length > Tokens.Length && other.Tokens.AsSpan(0, Tokens.Length).SequenceEqual(Tokens);

    /// <summary>Finds the value at the first <paramref name="depth"/> tokens; a JSON null is found as a null node.</summary>
    public bool TryFind(JsonNode? document, int depth, out JsonNode? found)
    {
        found = document;
        foreach (var token in Tokens.AsSpan(0, depth))
        {
            switch (found)
            {
                case JsonObject members when members.TryGetPropertyValue(token, out var member):
                    found = member;
                    break;
                case JsonArray items when TryIndex(token, out var index) && index < items.Count:
                    found = items[index];
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Reads an array index: digits without a leading zero.</summary>
    public static bool TryIndex(string token, out int index)
    {
        index = 0;
        return (token.Length == 1 || (token.Length > 1 && token[0] != '0'))
            && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    private static bool HasBadEscape(string token)
    {
        for (var at = token.IndexOf('~', StringComparison.Ordinal); at >= 0; at = token.IndexOf('~', at + 1))
        {
            if (at + 1 == token.Length || token[at + 1] is not ('0' or '1'))
            {
                return true;
            }
        }

        return false;
    }
}
