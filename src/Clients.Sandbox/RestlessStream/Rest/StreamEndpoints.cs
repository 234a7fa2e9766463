using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Sandbox.RestlessStream.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.RestlessStream.Rest;

/// <summary>Persisted streams: list, get, create, update, delete, start, stop, credit usage.</summary>
internal sealed class StreamEndpoints(RestlessState state, Func<RuntimeAddress> runtime, Action<string> changed)
{
    public void Map(IEndpointRouteBuilder routes, ApiGate gate)
    {
        routes.MapGet("/streams", gate.Operation(200, context => Task.FromResult<JsonNode>(List(context.Request.Query))));
        routes.MapPost("/streams", gate.Operation(201, CreateAsync));
        routes.MapGet("/streams/{streamId}", gate.Operation(200, context => On(context, stream => stream.ToJson(runtime()))));
        routes.MapPatch("/streams/{streamId}", gate.Operation(200, UpdateAsync));
        routes.MapDelete("/streams/{streamId}", gate.Operation(200, DeleteAsync));
        routes.MapPost("/streams/{streamId}/start", gate.Operation(200, context => Switch(context, active: true)));
        routes.MapPost("/streams/{streamId}/stop", gate.Operation(200, context => Switch(context, active: false)));
        routes.MapGet("/streams/{streamId}/credit-usage", gate.Operation(200, context => On(context, stream => stream.Credits.ToJson(stream.Id))));
    }

    private static string IdOf(HttpContext context) => (string)context.Request.RouteValues["streamId"]!;

    private static int WholeNumber(IQueryCollection query, string name, int whenAbsent, int minimum)
    {
        if (!query.TryGetValue(name, out var text))
        {
            return whenAbsent;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum
            ? number
            : throw ApiFailure.Invalid([new FieldProblem(name, $"must be a whole number, at least {minimum}")]);
    }

    private JsonObject List(IQueryCollection query)
    {
        var address = runtime();
        var (page, hasNext) = state.List(WholeNumber(query, "limit", 20, 1), WholeNumber(query, "offset", 0, 0), stream => (JsonNode)stream.ToJson(address));
        return new JsonObject
        {
            ["streams"] = new JsonArray([.. page]),
            ["pagination_info"] = new JsonObject { ["has_next_page"] = hasNext },
        };
    }

    private async Task<JsonNode> CreateAsync(HttpContext context)
    {
        var body = new BodyRules(await ApiGate.ReadObjectAsync(context).ConfigureAwait(false))
            .RequiredText("name").RequiredText("description", mayBeEmpty: true).OneOf("status", required: true, "ACTIVE", "INACTIVE")
            .Required("method", "payloadMode", "pollingInterval").Target(required: true).Check();
        RequireUsableKey(body);
        return state.Create(body, stream => stream.ToJson(runtime()));
    }

    private async Task<JsonNode> UpdateAsync(HttpContext context)
    {
        var changes = new BodyRules(await ApiGate.ReadObjectAsync(context).ConfigureAwait(false))
            .RequiredText("name", required: false).RequiredText("description", required: false, mayBeEmpty: true)
            .OneOf("status", required: false, "ACTIVE", "INACTIVE").Target(required: false).Check();
        RequireUsableKey(changes);
        var updated = await On(context, stream =>
        {
            stream.Name = changes["name"]?.GetValue<string>() ?? stream.Name;
            stream.Description = changes["description"]?.GetValue<string>() ?? stream.Description;
            stream.Active = changes["status"] is { } status ? status.GetValue<string>() == "ACTIVE" : stream.Active;
            stream.Config = stream.Config.With(changes);
            stream.UpdatedAt = state.TimeProvider.GetUtcNow();
            return stream.ToJson(runtime());
        }).ConfigureAwait(false);
        changed(IdOf(context));
        return updated;
    }

    private Task<JsonNode> DeleteAsync(HttpContext context)
    {
        state.Delete(IdOf(context));
        changed(IdOf(context));
        return Task.FromResult<JsonNode>(Action(IdOf(context), affected: true));
    }

    private async Task<JsonNode> Switch(HttpContext context, bool active)
    {
        var result = await On(context, stream =>
        {
            var affected = stream.Active != active;
            stream.Active = active;
            stream.UpdatedAt = affected ? state.TimeProvider.GetUtcNow() : stream.UpdatedAt;
            return Action(stream.Id, affected);
        }).ConfigureAwait(false);
        changed(IdOf(context));
        return result;
    }

    public static JsonObject Action(string id, bool affected) => new() { ["id"] = id, ["affected"] = affected };

    private Task<JsonNode> On(HttpContext context, Func<StreamRecord, JsonObject> action) => Task.FromResult<JsonNode>(state.On(IdOf(context), action));

    private void RequireUsableKey(JsonObject body)
    {
        if (body["apiKey"] is { } key && !state.IsKnownKey(key.GetValue<string>()))
        {
            throw ApiFailure.Invalid([new FieldProblem("apiKey", "is not a known API key")]);
        }
    }
}
