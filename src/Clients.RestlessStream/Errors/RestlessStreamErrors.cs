using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Core.Http;

namespace Clients.RestlessStream;

/// <summary>Reads the service's error body: <c>message</c>, <c>code</c>, <c>details</c>.</summary>
internal static class RestlessStreamErrors
{
    public static RestlessStreamApiException? From(ReceivedResponse response)
    {
        if (response.Problem == ResponseProblem.None)
        {
            return null;
        }

        var (code, details) = Read(response);
        return new RestlessStreamApiException(response.Explain(code: code), response) { Code = code, Details = details };
    }

    /// <summary>The code and the details of an error body; nothing when the body has none.</summary>
    public static (string? Code, JsonNode? Details) Read(ReceivedResponse response)
    {
        if (response.IsSuccessStatus || response.ErrorJson is not { ValueKind: JsonValueKind.Object } error)
        {
            return default;
        }

        var code = error.TryGetProperty("code", out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } given ? given : null;
        var details = error.TryGetProperty("details", out var context) && context.ValueKind != JsonValueKind.Null ? JsonNode.Parse(context.GetRawText()) : null;
        return (code, details);
    }
}
