namespace Clients.WizChat;

/// <summary>The environment variables that the client knows.</summary>
internal static class WizChatEnvironment
{
    public const string ApiKeyVariable = "WIZCHAT_API_KEY";
    public const string BaseUrlVariable = "WIZCHAT_BASE_URL";

    public static string? ApiKey => Read(ApiKeyVariable);

    public static string? BaseUrl => Read(BaseUrlVariable);

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
