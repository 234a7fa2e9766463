namespace KiotaGate.Documents;

/// <summary>Writes JSON pointer fragments, which name places in a document.</summary>
internal static class JsonPointers
{
    public static string Escape(string token)
        => token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Append(string pointer, params ReadOnlySpan<string> tokens)
    {
        foreach (string token in tokens)
        {
            pointer = $"{pointer}/{Escape(token)}";
        }

        return pointer;
    }
}
