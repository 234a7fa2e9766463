using System.Text.Json.Nodes;
using Clients.Sandbox.RestlessStream.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.RestlessStream.Rest;

/// <summary>Key validation, connection snippets, direct setup and direct sessions.</summary>
internal sealed class ConnectionEndpoints(RestlessState state, Func<RuntimeAddress> runtime)
{
    public void Map(IEndpointRouteBuilder routes, ApiGate gate)
    {
        routes.MapPost("/api-keys/validate", gate.Operation(200, ValidateKeyAsync));
        routes.MapPost("/connection-snippets", gate.Operation(200, SnippetsAsync));
        routes.MapPost("/direct-streams/setup", gate.Operation(200, SetupAsync));
        routes.MapPost("/direct-streams/sessions", gate.Operation(200, SessionAsync));
    }

    private async Task<JsonNode> ValidateKeyAsync(HttpContext context)
    {
        var body = new BodyRules(await ApiGate.ReadObjectAsync(context).ConfigureAwait(false)).RequiredText("apiKey").Check();
        var key = body["apiKey"]!.GetValue<string>();
        return StreamEndpoints.Action(key, affected: key.StartsWith("rs_", StringComparison.Ordinal) && state.IsKnownKey(key));
    }

    private async Task<JsonNode> SnippetsAsync(HttpContext context)
    {
        var body = new BodyRules(await ApiGate.ReadObjectAsync(context).ConfigureAwait(false)).RequiredText("streamId").NullableText("language").Check();
        var id = state.On(body["streamId"]!.GetValue<string>(), stream => stream.Id);
        string sse = runtime().Sse("streamId", id), webSocket = runtime().WebSocket("streamId", id);
        return new JsonObject
        {
            ["streamId"] = id,
            ["runtime"] = new JsonObject { ["sseUrl"] = sse, ["wsUrl"] = webSocket },
            ["snippets"] = Snippets.For(body["language"]?.GetValue<string>(), sse, webSocket),
        };
    }

    private async Task<JsonNode> SetupAsync(HttpContext context)
    {
        var body = new BodyRules(await ApiGate.ReadObjectAsync(context).ConfigureAwait(false)).Target(required: true).NullableText("language").Check();
        var config = PollConfig.From(body);
        string sse = runtime().DirectSse(config), webSocket = runtime().DirectWebSocket(config);
        var understood = new JsonObject();
        config.WriteTo(understood);
        return new JsonObject
        {
            ["commands"] = new JsonObject { ["header"] = new JsonObject { ["curl"] = Snippets.Curl(sse) } },
            ["runtime"] = new JsonObject { ["directSseUrl"] = sse, ["directWsUrl"] = webSocket },
            ["snippets"] = Snippets.For(body["language"]?.GetValue<string>(), sse, webSocket),
            ["streamConfig"] = understood,
        };
    }

    private async Task<JsonNode> SessionAsync(HttpContext context)
    {
        var body = new BodyRules(await ApiGate.ReadObjectAsync(context).ConfigureAwait(false)).RequiredText("dedupeKey").Target(required: true).Check();
        var session = state.OpenSession(body["dedupeKey"]!.GetValue<string>(), PollConfig.From(body));
        return new JsonObject
        {
            ["sessionId"] = session.Id,
            ["dedupeKey"] = session.DedupeKey,
            ["sseUrl"] = runtime().Sse("sessionId", session.Id),
            ["wsUrl"] = runtime().WebSocket("sessionId", session.Id),
            ["expiresAt"] = session.ExpiresAt,
        };
    }
}
