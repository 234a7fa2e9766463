using System.Text.Json;
using Clients.Core.Http;

namespace Clients.SwarmAnalytics;

/// <summary>Opens the HTTP side of the client and decides which exception a bad answer is.</summary>
internal static class SwarmConnection
{
    // The delivery pump has its own retry, with the state it needs for it; a retry beneath it would hide the answers it decides by.
    public static ClientPipeline Open(SwarmAnalyticsClientOptions options, Credential? credential) => ClientPipeline.Create(options, new ClientProfile
    {
        Product = ClientProduct.Of(typeof(SwarmAnalyticsClient)),
        Credential = credential,
        Classify = Classify,
        Retry = RetryPolicy.None,
        WrapTransportFailure = failure => new SwarmTransportException($"The analytics service could not be reached: {failure.Message}", failure),
        MaxResponseBytes = 1024 * 1024,
    });

    private static SwarmAnalyticsException? Classify(ReceivedResponse response) => response switch
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
