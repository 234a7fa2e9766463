using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WizChat.Http;

/// <summary>What every operation shares: the key, its rate limit and scope, the bounded body, the error envelope.</summary>
internal sealed class OperationMapper(ApiKeys keys, FixedWindow window, IEndpointRouteBuilder routes)
{
    private const int MaxBodyBytes = 16 * 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Maps one operation; <paramref name="scope"/> is null where the scopes depend on the body.</summary>
    public void Map(string method, string pattern, string? scope, Func<OperationContext, OperationResult> handle) =>
        routes.MapMethods(pattern, [method], async (HttpContext context) =>
        {
            OperationResult answer;
            try
            {
                var (key, scopes) = keys.Authenticate(context.Request.Headers.Authorization);
                window.Count(key);
                if (scope is not null)
                {
                    scopes.Require(scope);
                }

                var body = method is "POST" or "PATCH" ? await ReadAsync(context).ConfigureAwait(false) : null;
                answer = handle(new OperationContext(context, scopes, body));
            }
            catch (ApiProblem problem)
            {
                await RefuseAsync(context, problem).ConfigureAwait(false);
                return;
            }

            await WriteAsync(context, answer.Status, answer.Body).ConfigureAwait(false);
        });

    /// <summary>Answers 404 with an envelope wherever no operation is.</summary>
    public void MapUnknown() => routes.MapFallback("{**path}", context => RefuseAsync(context, ApiProblem.NotFound("Resource")));

    public static Task RefuseAsync(HttpContext context, ApiProblem problem)
    {
        if (problem.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var error = new JsonObject { ["code"] = problem.Code, ["message"] = problem.Message, ["details"] = problem.Details?.DeepClone() };
        return WriteAsync(context, problem.Status, new JsonObject { ["error"] = error });
    }

    public static async Task<JsonNode?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBodyBytes;
        }

        using var kept = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(kept, context.RequestAborted).ConfigureAwait(false);
            return kept.Length == 0 ? null : JsonNode.Parse(kept.GetBuffer().AsSpan(0, (int)kept.Length), documentOptions: Strict);
        }
        catch (BadHttpRequestException)
        {
            throw new ApiProblem(400, "bad_request", $"The request body is larger than {MaxBodyBytes} bytes");
        }
        catch (JsonException e)
        {
            throw new ApiProblem(400, "bad_request", $"The request body is not valid JSON: {e.Message}");
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonNode? body)
    {
        context.Response.StatusCode = status;
        if (body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
        }
    }
}
