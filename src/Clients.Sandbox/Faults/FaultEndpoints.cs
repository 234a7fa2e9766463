using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.Faults;

/// <summary><c>POST /_sandbox/faults</c> adds one fault, <c>DELETE /_sandbox/faults</c> forgets all.</summary>
internal static class FaultEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void Map(IEndpointRouteBuilder routes, FaultPlan plan)
    {
        routes.MapPost("/_sandbox/faults", async (HttpContext context) =>
        {
            try
            {
                plan.Add((await context.Request.ReadFromJsonAsync<Fault>(Json, context.RequestAborted).ConfigureAwait(false))!);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
            catch (JsonException e)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                await context.Response.WriteAsync($"Not a fault: {e.Message}", context.RequestAborted).ConfigureAwait(false);
            }
        });
        routes.MapDelete("/_sandbox/faults", (HttpContext context) =>
        {
            plan.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
    }
}
