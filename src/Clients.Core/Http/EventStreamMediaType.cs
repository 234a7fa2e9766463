namespace Clients.Core.Http;

/// <summary>The media type of server-sent events.</summary>
internal static class EventStreamMediaType
{
    public const string Name = "text/event-stream";

    public static bool IsOf(HttpContent content) =>
        Name.Equals(content.Headers.ContentType?.MediaType, StringComparison.OrdinalIgnoreCase);
}
