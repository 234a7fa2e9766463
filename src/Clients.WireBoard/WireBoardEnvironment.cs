namespace Clients.WireBoard;

/// <summary>The environment variables that the client knows.</summary>
internal static class WireBoardEnvironment
{
    public const string TokenVariable = "WIREBOARD_TOKEN";
    public const string BaseUrlVariable = "WIREBOARD_BASE_URL";

    public static string? Token => Read(TokenVariable);

    public static string? BaseUrl => Read(BaseUrlVariable);

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
