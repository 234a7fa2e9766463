using System.Text.Json;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary><c>POST /_sandbox/section-failures</c> lets a section fail, <c>DELETE</c> forgets all: for a process that is not this one.</summary>
internal static class ControlEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder routes, WizChatAccount account)
    {
        const string Path = "/_sandbox/section-failures";
        routes.MapPost(Path, async (HttpContext context) =>
        {
            try
            {
                var failure = (await context.Request.ReadFromJsonAsync<SectionFailure>(Json, context.RequestAborted).ConfigureAwait(false))!;
                lock (account.OperationMapper)
                {
                    account.Fail(failure);
                }

                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
            catch (JsonException e)
            {
                await OperationMapper.RefuseAsync(context, new ApiProblem(400, "bad_request", $"Not a section failure: {e.Message}")).ConfigureAwait(false);
            }
        });
        routes.MapDelete(Path, (HttpContext context) =>
        {
            lock (account.OperationMapper)
            {
                account.ClearFailures();
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
    }
}
