using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.Rest;

/// <summary>A refusal in the service's own shape: <c>message</c>, <c>code</c>, <c>details</c>.</summary>
internal sealed class ApiFailure : Exception
{
    private ApiFailure(int status, string code, string message, JsonNode? details = null) : base(message)
    {
        Status = status;
        Code = code;
        Details = details;
    }

    public int Status { get; }

    public string Code { get; }

    public JsonNode? Details { get; }

    public static ApiFailure Unauthorized(string message) => new(401, "UNAUTHORIZED", message);

    public static ApiFailure NotFound(string message) => new(404, "NOT_FOUND", message);

    public static ApiFailure Conflict(string code, string message) => new(409, code, message);

    public static ApiFailure TooLarge(int limit) => new(413, "PAYLOAD_TOO_LARGE", $"The body exceeds {limit} bytes");

    public static ApiFailure BadRequest(string message) => new(400, "BAD_REQUEST", message);

    public static ApiFailure Invalid(IReadOnlyList<FieldProblem> problems) => new(
        422,
        "VALIDATION_ERROR",
        problems.Count == 1 ? $"{problems[0].Field}: {problems[0].Problem}" : $"{problems.Count} fields are invalid",
        new JsonObject { ["fields"] = new JsonArray([.. problems.Select(p => (JsonNode)new JsonObject { ["field"] = p.Field, ["problem"] = p.Problem })]) });

    public JsonObject ToJson() => new() { ["message"] = Message, ["code"] = Code, ["details"] = Details?.DeepClone() };
}
