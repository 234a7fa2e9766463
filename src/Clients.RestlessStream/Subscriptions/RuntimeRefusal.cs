using System.Globalization;
using System.Net;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>A runtime that answers the opening of a subscription with an HTTP status.</summary>
internal static class RuntimeRefusal
{
    /// <summary>Whether asking again gets the same answer: everything but time-out, too early, too many and 5xx.</summary>
    public static bool IsFinal(HttpStatusCode status) =>
        (int)status < 500 && status is not (HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests);

    public static RestlessStreamApiException Create(HttpStatusCode status, Uri url, bool sentKey, string? body, Exception? cause = null)
    {
        var said = string.IsNullOrEmpty(body) ? "" : $" It said: {body}";
        return new RestlessStreamApiException(
            string.Create(CultureInfo.InvariantCulture, $"The runtime at {url.Authority} refused the subscription with {(int)status}.{said}{Advice(status, url, sentKey)}"),
            cause)
        {
            StatusCode = (int)status,
        };
    }

    private static string Advice(HttpStatusCode status, Uri url, bool sentKey) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when !sentKey =>
            $" No API key was sent, because this host is not the configured one; add {url.GetLeftPart(UriPartial.Authority)} to {nameof(RestlessStreamClientOptions.TrustedStreamBaseUrls)} if it may have it.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " Check that the API key is valid and belongs to this stream's account.",
        HttpStatusCode.NotFound => " Check the stream or session id; a session may have expired.",
        HttpStatusCode.Conflict => " The stream may be inactive: start it first.",
        _ => "",
    };
}
