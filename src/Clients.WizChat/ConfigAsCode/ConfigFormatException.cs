namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// A configuration document that cannot be used as it is: not JSON or YAML, ambiguous, too large, or with an unset <c>${env:NAME}</c>.
/// The message says where and what to write instead; it never holds the value of an environment variable.
/// </summary>
public sealed class ConfigFormatException : WizChatException
{
    internal ConfigFormatException(string message, string path = "", long? line = null, Exception? inner = null)
        : base(Compose(message, path, line), inner)
    {
        Path = path;
        Line = line;
    }

    /// <summary>Where in the document, such as <c>spec.skills[0].name</c>; empty for the document as a whole.</summary>
    public string Path { get; }

    /// <summary>The line of the text, counted from 1; null when it is not known.</summary>
    public long? Line { get; }

    private static string Compose(string message, string path, long? line) => (path, line) switch
    {
        ("", null) => message,
        ("", _) => $"Line {line}: {message}",
        (_, null) => $"{path}: {message}",
        _ => $"Line {line}, {path}: {message}",
    };
}
