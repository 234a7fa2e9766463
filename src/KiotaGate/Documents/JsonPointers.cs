namespace Clients.Kiota.Generator.Loading;

/// <summary>Writes JSON pointer fragments, which is how messages say where in a document something stands.</summary>
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
