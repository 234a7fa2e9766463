using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Clients.Sandbox.RestlessStream.Rest;
using Clients.Sandbox.RestlessStream.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>The runtime: managed streams and sessions at <c>/stream</c> and <c>/stream/ws</c>, direct streams at <c>/stream/direct</c> and <c>/stream/direct/ws</c>.</summary>
internal sealed class RuntimeEndpoints(RestlessState state, FeedRegistry feeds, RuntimeFaultPlan faults)
{
    private static readonly JsonSerializerOptions FaultJson = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stream", context => ServeAsync(context, Managed, webSocket: false));
        routes.MapGet("/stream/ws", context => ServeAsync(context, Managed, webSocket: true));
        routes.MapGet("/stream/direct", context => ServeAsync(context, Direct, webSocket: false));
        routes.MapGet("/stream/direct/ws", context => ServeAsync(context, Direct, webSocket: true));
        routes.MapPost("/_sandbox/runtime-faults", AddFaultAsync);
    }

    /// <summary>Where the events of a managed stream come from.</summary>
    public FeedSource OfStream(string id) => state.On(id, stream => new FeedSource("stream:" + id, () => state.On(id, current => current.Config), stream.Credits));

    private async Task ServeAsync(HttpContext context, Func<IQueryCollection, FeedSource> find, bool webSocket)
    {
        try
        {
            RequireKey(context.Request);
            var source = find(context.Request.Query);
            if (webSocket && !context.WebSockets.IsWebSocketRequest)
            {
                throw ApiFailure.BadRequest("This is a WebSocket endpoint; the request is no upgrade");
            }

            using var subscription = feeds.Subscribe(source.Key, source.Config, source.Credits);
            await (webSocket ? OverWebSocketAsync(context, source) : OverSseAsync(context, source)).ConfigureAwait(false);
        }
        catch (ApiFailure failure)
        {
            await ApiGate.WriteAsync(context, failure.Status, failure.ToJson()).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or System.Net.WebSockets.WebSocketException)
        {
            // The client is gone.
        }
    }

    private async Task OverSseAsync(HttpContext context, FeedSource source)
    {
        var connection = new SseConnection(context);
        await connection.StartAsync().ConfigureAwait(false);
        var resumed = context.Request.Headers["Last-Event-ID"].ToString();
        await DeliverAsync(context, source, connection, resumed, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task OverWebSocketAsync(HttpContext context, FeedSource source)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var connection = new WebSocketConnection(socket, context);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var drained = connection.DrainAsync(context.RequestAborted);
        var delivered = DeliverAsync(context, source, connection, "", gone.Token);
        if (await Task.WhenAny(drained, delivered).ConfigureAwait(false) == drained)
        {
            await gone.CancelAsync().ConfigureAwait(false);
        }

        await delivered.ConfigureAwait(false);
        // Our close was sent: give the client's answer the chance to arrive.
        await Task.WhenAny(drained, Task.Delay(TimeSpan.FromSeconds(2), context.RequestAborted)).ConfigureAwait(false);
    }

    private Task DeliverAsync(HttpContext context, FeedSource source, IRuntimeConnection connection, string lastEventId, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var cursor = query["cursor"].ToString() is { Length: > 0 } given ? given : lastEventId;
        return new Delivery(feeds.Get(source.Key, source.Config, source.Credits), connection, faults.Take(), state.TimeProvider, source.Credits)
            .RunAsync(cursor, query["since"].ToString(), cancellationToken);
    }

    private FeedSource Managed(IQueryCollection query)
    {
        string streamId = query["streamId"].ToString(), sessionId = query["sessionId"].ToString();
        if (streamId.Length == 0 == (sessionId.Length == 0))
        {
            throw ApiFailure.BadRequest("Give exactly one of streamId and sessionId");
        }

        if (streamId.Length > 0)
        {
            return state.On(streamId, stream => stream.Active) ? OfStream(streamId) : throw ApiFailure.Conflict("STREAM_INACTIVE", "The stream is not active");
        }

        return state.TryGetSession(sessionId, out var session)
            ? new FeedSource("session:" + session.Id, () => session.Config, Credits: null)
            : throw ApiFailure.NotFound("Session not found or expired");
    }

    private static FeedSource Direct(IQueryCollection query)
    {
        var body = new JsonObject();
        foreach (var field in (ReadOnlySpan<string>)["url", "method", "headers", "body", "jqFilter", "payloadMode", "pollingInterval", "pollingStrategies"])
        {
            if (query[field].ToString() is { Length: > 0 } text)
            {
                body[field] = field is "headers" or "body" or "pollingStrategies" or "pollingInterval" ? Parse(field, text) : text;
            }
        }

        var config = PollConfig.From(new BodyRules(body).Target(required: true).Check());
        return new FeedSource(FeedRegistry.DirectKey(config), () => config, Credits: null);
    }

    private static JsonNode? Parse(string field, string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw ApiFailure.Invalid([new FieldProblem(field, "is not JSON")]);
        }
    }

    private void RequireKey(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw ApiFailure.Unauthorized("Missing Authorization: Bearer header");
        }

        if (!state.IsKnownKey(header[Scheme.Length..]))
        {
            throw ApiFailure.Unauthorized("Invalid API key");
        }
    }

    private async Task AddFaultAsync(HttpContext context)
    {
        try
        {
            faults.Add((await context.Request.ReadFromJsonAsync<RuntimeFault>(FaultJson, context.RequestAborted).ConfigureAwait(false))!);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (JsonException e)
        {
            await ApiGate.WriteAsync(context, 400, new JsonObject { ["message"] = $"Not a fault: {e.Message}" }).ConfigureAwait(false);
        }
    }
}
