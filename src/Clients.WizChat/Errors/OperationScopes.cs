namespace Clients.WizChat;

/// <summary>The scopes that the API's document asks of each operation (<c>x-required-scopes</c>, <c>x-section-scopes</c>).</summary>
internal static class OperationScopes
{
    private const string Chatbots = "/api/v1/chatbots";

    /// <summary>The scopes of an operation, or an empty list when they are not known or depend on the request's body.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path of the request or of the document, possibly below the path of a base URL.</param>
    public static IReadOnlyList<string> Of(string method, string path)
    {
        var start = path.IndexOf(Chatbots, StringComparison.Ordinal);
        if (start < 0)
        {
            return [];
        }

        // "", the chatbot's id, the resource, its id
        var segments = path[(start + Chatbots.Length)..].Split('/');
        var access = method == "GET" ? "read" : "write";
        return segments.Length < 3 || segments[2] == "config" ? ["chatbots:read"] : segments[2] switch
        {
            "mcp-servers" => [$"mcp:{access}"],
            "skills" or "domains" or "security" or "documents" or "videos" => [$"{segments[2]}:{access}"],
            "deployments" => ["deploy"],
            "telemetry" => ["analytics:read"],
            _ => [],
        };
    }
}
