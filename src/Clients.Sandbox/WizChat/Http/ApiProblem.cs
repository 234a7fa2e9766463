using System.Text.Json.Nodes;

namespace Clients.Sandbox.WizChat.Http;

/// <summary>A request the service refuses, in the terms of its error envelope.</summary>
internal sealed class ApiProblem(int status, string code, string message, JsonObject? details = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public JsonObject? Details => details;

    public TimeSpan? RetryAfter { get; init; }

    public static ApiProblem NotFound(string what) => new(404, "not_found", $"{what} not found");

    public static ApiProblem Invalid(string field, string message) => new(400, "bad_request", message, new JsonObject { ["field"] = field });

    public static ApiProblem MissingScope(string scope) =>
        new(403, "insufficient_scope", "The API key lacks a required scope", new JsonObject { ["required"] = scope });
}
