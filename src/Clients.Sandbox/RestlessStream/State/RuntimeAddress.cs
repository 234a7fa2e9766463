using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.State;

/// <summary>Where the runtime answers: <c>{base}?…</c> for Server-Sent Events, <c>{base}/ws?…</c> for WebSocket.</summary>
internal sealed class RuntimeAddress(string streamBaseUrl)
{
    public string Sse(string parameter, string id) => $"{streamBaseUrl}?{parameter}={Uri.EscapeDataString(id)}";

    public string WebSocket(string parameter, string id) => $"ws{streamBaseUrl[4..]}/ws?{parameter}={Uri.EscapeDataString(id)}";

    public string DirectSse(PollConfig config) => $"{streamBaseUrl}/direct?{Query(config)}";

    public string DirectWebSocket(PollConfig config) => $"ws{streamBaseUrl[4..]}/direct/ws?{Query(config)}";

    private static string Query(PollConfig config)
    {
        var all = new JsonObject();
        config.WriteTo(all);
        var pairs = all.Where(field => field.Value is not null)
            .Select(field => $"{field.Key}={Uri.EscapeDataString(field.Key is "headers" or "body" or "pollingStrategies" ? field.Value!.ToJsonString(WireJson.Options) : field.Value!.ToString())}");
        return string.Join('&', pairs);
    }
}
