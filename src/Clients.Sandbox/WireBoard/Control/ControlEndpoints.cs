using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WireBoard.Control;

/// <summary>
/// Steers the sandbox from another process: <c>POST stream</c> (a <see cref="StreamCommand"/>), <c>POST settings</c>
/// (<see cref="Settings"/>), <c>POST publish</c> (<see cref="Publication"/>) and <c>GET truth?site_id=</c>, all below
/// <c>/wireboard/_sandbox</c>. Faults of whole requests are added by <c>POST /_sandbox/faults</c>.
/// </summary>
internal static class ControlEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static void Map(IEndpointRouteBuilder routes, WireBoardSandbox sandbox)
    {
        Post<StreamCommand>(routes, "stream", command => Run(sandbox, command));
        Post<Settings>(routes, "settings", settings => settings.ApplyTo(sandbox));
        Post<Publication>(routes, "publish", publication => sandbox.Publish(publication.SiteId, publication.Category, publication.Data));
        routes.MapGet("/_sandbox/truth", async (HttpContext context) =>
        {
            var site = context.Request.Query["site_id"].ToString();
            if (!sandbox.SiteIds.Contains(site))
            {
                await RefuseAsync(context, $"site_id must be one of {string.Join(", ", sandbox.SiteIds)}.").ConfigureAwait(false);
                return;
            }

            await context.Response.WriteAsync(sandbox.TruthOf(site).ToJsonString(), context.RequestAborted).ConfigureAwait(false);
        });
    }

    private static void Run(WireBoardSandbox sandbox, StreamCommand command)
    {
        switch (command.Action)
        {
            case "kill":
                sandbox.KillConnections();
                break;
            case "end":
                sandbox.EndConnections();
                break;
            case "truncate":
                sandbox.TruncateNextEvent(command.Count);
                break;
            case "duplicate":
                sandbox.DuplicateNextEvent(command.Count);
                break;
            case "delay":
                sandbox.DelayNextEvent(TimeSpan.FromMilliseconds(command.Milliseconds));
                break;
            case "raw":
                sandbox.SendRaw(command.Text);
                break;
            case "clear":
                sandbox.ClearStreamFaults();
                break;
            default:
                throw new JsonException($"action '{command.Action}' is none of kill, end, truncate, duplicate, delay, raw, clear");
        }
    }

    private static void Post<T>(IEndpointRouteBuilder routes, string path, Action<T> act) => routes.MapPost("/_sandbox/" + path, async (HttpContext context) =>
    {
        try
        {
            act((await context.Request.ReadFromJsonAsync<T>(Json, context.RequestAborted).ConfigureAwait(false))!);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            await RefuseAsync(context, e.Message).ConfigureAwait(false);
        }
    });

    private static Task RefuseAsync(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync($"Not understood: {why}", context.RequestAborted);
    }
}
