using System.Text.Json;
using Clients.Core.Http;

namespace Clients.SwarmAnalytics;

/// <summary>Decides which exception a bad answer of the service is.</summary>
internal static class SwarmErrors
{
    /// <summary>Null for an answer that is none.</summary>
    public static SwarmAnalyticsException? From(ReceivedResponse response) => response switch
    {
        { Problem: ResponseProblem.None } => null,
        { StatusCode: 401 } => new SwarmAuthenticationException(
            $"{response.Request} was refused with 401. The install token is missing, unknown or revoked, or registration was denied.{Detail(response)}", response),
        _ => new SwarmTransportException($"{response.Request} was answered {response.StatusCode} ({response.Problem}).{Detail(response)}", response),
    };

    /// <summary>The service's <c>detail</c>: a text, or the list of what is wrong with the request. It may repeat parts of the request, so only its wording is shown.</summary>
    private static string Detail(ReceivedResponse response)
    {
        using var json = response.TryParseJson();
        if (json is null || json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("detail", out var detail))
        {
            return "";
        }

        return detail.ValueKind switch
        {
            JsonValueKind.String => " " + Shortened(detail.GetString()!),
            JsonValueKind.Array => " " + Shortened(string.Join("; ", detail.EnumerateArray().Select(Reason))),
            _ => "",
        };
    }

    private static string Reason(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("msg", out var message) && error.TryGetProperty("loc", out var location)
        && location.ValueKind == JsonValueKind.Array
            ? $"{string.Join('.', location.EnumerateArray())}: {message}"
            : "(unreadable)";

    private static string Shortened(string text) => text.Length <= 300 ? text : string.Concat(text.AsSpan(0, 300), "…");
}
