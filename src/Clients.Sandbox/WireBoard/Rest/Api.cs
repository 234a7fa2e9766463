using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.WireBoard.Rest;

/// <summary>The shapes in which the service answers.</summary>
internal static class Api
{
    public static Task DataAsync(HttpContext context, JsonNode data) =>
        WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["status"] = true, ["data"] = data });

    /// <summary>The envelope shape; without a code it is a plain validation error.</summary>
    public static Task ErrorAsync(HttpContext context, ApiError error)
    {
        var fields = new JsonObject();
        if (error.Code is not null)
        {
            fields["error_code"] = new JsonArray(error.Code);
        }

        foreach (var (name, message) in error.Fields)
        {
            fields[name] = new JsonArray(message);
        }

        return WriteAsync(context, error.Status, new JsonObject
        {
            ["status"] = false,
            ["errors"] = new JsonArray(new JsonObject { ["text"] = error.Text }),
            ["fieldErrors"] = fields,
        });
    }

    /// <summary>The bare shape of authentication failures and of the plain rate limit.</summary>
    public static Task BareAsync(HttpContext context, int status, string message) =>
        WriteAsync(context, status, new JsonObject { ["message"] = message });

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
