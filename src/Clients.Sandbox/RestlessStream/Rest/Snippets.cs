using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.Rest;

/// <summary>Ready-to-run samples; the key is always read from the environment, never printed.</summary>
internal static class Snippets
{
    public static string Curl(string sseUrl) => $"curl -N -H \"Authorization: Bearer $RESTLESS_API_KEY\" '{sseUrl}'";

    public static JsonArray For(string? language, string sseUrl, string webSocketUrl)
    {
        var all = new JsonArray
        {
            One("bash", "SSE", Curl(sseUrl)),
            One("python", "SSE", $"for event in client.streams.subscribe_sse(\"{sseUrl}\"):\n    print(event)"),
            One("python", "WEBSOCKET", $"async for event in client.streams.subscribe_websocket(\"{webSocketUrl}\"):\n    print(event)"),
            One("javascript", "SSE", $"for await (const event of client.streams.subscribeSse(\"{sseUrl}\")) console.log(event);"),
        };
        return language is null
            ? all
            : new JsonArray([.. all.Where(snippet => string.Equals(snippet!["language"]!.GetValue<string>(), language, StringComparison.OrdinalIgnoreCase)).Select(snippet => snippet!.DeepClone())]);
    }

    private static JsonObject One(string language, string transport, string code) => new() { ["language"] = language, ["transport"] = transport, ["code"] = code };
}
