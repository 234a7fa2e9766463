namespace Clients.Core.Streaming;

/// <summary>The event names of the standard.</summary>
internal static class SseEventType
{
    private const string Default = "message";

    /// <summary>An empty name means <c>message</c>, which the parser leaves to its caller.</summary>
    public static string Normalize(string type) => type.Length == 0 ? Default : type;
}
