using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Core.Http;

namespace Clients.RestlessStream;

/// <summary>Reads the service's error body: <c>message</c>, <c>code</c>, <c>details</c>.</summary>
internal static class RestlessStreamErrors
{
    public static Exception? From(ReceivedResponse response)
    {
        if (response.Problem == ResponseProblem.None)
        {
            return null;
        }

        var (message, code, details) = Read(response);
        return new RestlessStreamApiException(message ?? Fallback(response), response) { Code = code, Details = details };
    }

    /// <summary>What the body says; nothing when it is none of the service's errors.</summary>
    public static (string? Message, string? Code, JsonNode? Details) Read(ReceivedResponse response)
    {
        using var document = response.IsSuccessStatus ? null : response.TryParseJson();
        if (document is null || document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        var error = document.RootElement;
        var details = error.TryGetProperty("details", out var context) && context.ValueKind != JsonValueKind.Null ? JsonNode.Parse(context.GetRawText()) : null;
        return (Text(error, "message") is { } said ? response.Quote(said) : null, Text(error, "code"), details);
    }

    private static string? Text(JsonElement error, string member) =>
        error.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static string Fallback(ReceivedResponse response) => response.Problem switch
    {
        ResponseProblem.ErrorStatus => $"{response.Request} was answered {response.StatusCode} without an error the service documents: {response.DescribeBody()}",
        ResponseProblem.Incomplete => $"The answer to {response.Request} broke off; the call may have taken effect. Read the state before trying again.",
        ResponseProblem.TooLarge => $"The answer to {response.Request} is larger than this client reads.",
        _ => $"{response.Request} was answered with something other than JSON ({response.MediaType ?? "no content type"}); check {nameof(ClientOptions.BaseUrl)}.",
    };
}
