using Clients.Sandbox.WireBoard.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WireBoard.Live;

/// <summary><c>GET /v1/live/stream</c>: the hub. Takes its credential from the header only.</summary>
internal static class StreamEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, WireBoardSandbox sandbox) =>
        routes.MapGet("/v1/live/stream", context => OpenAsync(context, sandbox));

    private static async Task OpenAsync(HttpContext context, WireBoardSandbox sandbox)
    {
        const string Scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.Ordinal) || sandbox.Hub.Check(header[Scheme.Length..]) is not var (covered, expires))
        {
            await Api.BareAsync(context, StatusCodes.Status401Unauthorized, "Unauthenticated.").ConfigureAwait(false);
            return;
        }

        string[] topics = [.. context.Request.Query["topic"].OfType<string>()];
        var refusal = sandbox.Plan == WireBoardPlan.Free ? ApiError.PaidPlanRequired()
            : topics.Length == 0 ? ApiError.Invalid("topic", "required")
            : sandbox.Hub.Connections >= sandbox.MaxSubscriptions ? new ApiError(429, "concurrent_limit_reached", "Too many live subscriptions are open.")
            : null;
        if (refusal is not null)
        {
            await Api.ErrorAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        if (!topics.All(covered.Contains))
        {
            await Api.BareAsync(context, StatusCodes.Status403Forbidden, "The token does not cover every topic.").ConfigureAwait(false);
            return;
        }

        var lastEventId = context.Request.Headers["Last-Event-ID"].ToString();
        var connection = new WireBoardConnection(topics, lastEventId.Length == 0 ? null : lastEventId, context.Request.QueryString.Value ?? "", header[Scheme.Length..]);
        sandbox.StartTraffic();
        await sandbox.Hub.StreamAsync(context, connection, expires).ConfigureAwait(false);
    }
}
