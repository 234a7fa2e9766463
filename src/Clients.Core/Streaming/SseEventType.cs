namespace Clients.Core.Streaming;

/// <summary>The names of events.</summary>
internal static class SseEventType
{
    /// <summary>
    /// The name that <see cref="SseLineNormalizer"/> gives to an event that exceeds the limit, to tell the far end of the parser. No line of a
    /// service can hold it: it would have to send U+0000 to have its own event taken for one that is too large.
    /// </summary>
    public const string TooLarge = "\0too-large";

    private const string Default = "message";

    /// <summary>An empty name means <c>message</c>, which the parser leaves to its caller.</summary>
    public static string Normalize(string type) => type is "" or TooLarge ? Default : type;
}
