using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.WizChat.Http;

/// <summary>One authenticated request, read by name instead of by header and stream.</summary>
internal sealed class OperationContext(HttpContext context, KeyScopes scopes, JsonNode? body)
{
    /// <summary>The body of a POST or PATCH; null when it was empty or the JSON value null.</summary>
    public JsonNode? Body => body;

    public string Route(string name) => (string)context.Request.RouteValues[name]!;

    public string? Query(string name) => context.Request.Query.TryGetValue(name, out var values) ? values[^1] : null;

    /// <summary>A boolean of the query; <paramref name="fallback"/> when absent.</summary>
    public bool Flag(string name, bool fallback) => Query(name) switch
    {
        null => fallback,
        "true" => true,
        "false" => false,
        _ => throw ApiProblem.Invalid(name, $"{name} must be true or false"),
    };

    public void Require(string scope) => scopes.Require(scope);

    public JsonObject BodyObject() => body as JsonObject ?? throw ApiProblem.Invalid("", "The request body must be a JSON object");
}
