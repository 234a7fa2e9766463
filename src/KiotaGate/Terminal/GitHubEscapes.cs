namespace KiotaGate.Terminal;

/// <summary>The escapes of GitHub's workflow commands, so that no file name or text of a document can start another command.</summary>
internal static class GitHubEscapes
{
    /// <summary>For what follows the <c>::</c>.</summary>
    public static string Data(string value) => value
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>For the value of a property such as <c>file</c> or <c>title</c>.</summary>
    public static string Property(string value) => Data(value)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
