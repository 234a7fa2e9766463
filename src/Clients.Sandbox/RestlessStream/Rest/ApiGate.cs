using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.RestlessStream.Rest;

/// <summary>Reads JSON bodies, checks <c>x-api-key</c> and answers in JSON; every refusal leaves in the shape of <see cref="ApiFailure"/>.</summary>
internal sealed class ApiGate(Func<string, bool> isKnownKey)
{
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Runs an operation for a caller with a known key and answers what it returns.</summary>
    public RequestDelegate Operation(int success, Func<HttpContext, Task<JsonNode>> operation) => async context =>
    {
        try
        {
            RequireKey(context.Request);
            await WriteAsync(context, success, await operation(context).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (ApiFailure failure)
        {
            await WriteAsync(context, failure.Status, failure.ToJson()).ConfigureAwait(false);
        }
    };

    public static async Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(WireJson.Options), Encoding.UTF8, context.RequestAborted).ConfigureAwait(false);
    }

    public static async Task<JsonObject> ReadObjectAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw ApiFailure.BadRequest("The body must be application/json");
        }

        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (kept.Length + read > MaxBodyBytes)
            {
                throw ApiFailure.TooLarge(MaxBodyBytes);
            }

            kept.Write(buffer, 0, read);
        }

        try
        {
            return JsonNode.Parse(kept.GetBuffer().AsSpan(0, (int)kept.Length)) as JsonObject ?? throw ApiFailure.BadRequest("The body must be a JSON object");
        }
        catch (JsonException e)
        {
            throw ApiFailure.BadRequest($"The body is not JSON: {e.Message}");
        }
    }

    private void RequireKey(HttpRequest request)
    {
        var key = request.Headers["x-api-key"].ToString();
        if (key.Length == 0)
        {
            throw ApiFailure.Unauthorized("Missing x-api-key header");
        }

        if (!isKnownKey(key))
        {
            throw ApiFailure.Unauthorized("Invalid API key");
        }
    }
}
