namespace Clients.Core.Http;

/// <summary>The media type of server-sent events.</summary>
internal static class EventStreamMediaType
{
    public const string Name = "text/event-stream";

    public static bool IsOf(HttpContent content) => Name.Equals(NameOf(content), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The media type of a response without its parameters; null when it has none. .NET gives none for a header it cannot parse, such as one that
    /// ends in a semicolon, although the type is plain to see.
    /// </summary>
    public static string? NameOf(HttpContent content) =>
        content.Headers.ContentType?.MediaType
        ?? (content.Headers.NonValidated.TryGetValues("Content-Type", out var values) && values.Count > 0
            ? values.First().Split(';', 2)[0].Trim() is { Length: > 0 } type ? type : null
            : null);
}
