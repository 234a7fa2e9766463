using System.Globalization;
using System.Net;
using Clients.Core.Streaming;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>A runtime that answers the opening of a subscription with an HTTP status.</summary>
internal static class RuntimeRefusal
{
    /// <summary>Whether asking again gets the same answer: everything but time-out, too early, too many and 5xx.</summary>
    public static bool IsFinal(HttpStatusCode status) =>
        (int)status < 500 && status is not (HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests);

    /// <summary>The refusal, with the service's own words.</summary>
    public static RestlessStreamApiException Create(Uri url, bool sentKey, SseRefusedException refusal)
    {
        var status = (HttpStatusCode)refusal.Response.StatusCode;
        var (code, details) = RestlessStreamErrors.Read(refusal.Response);
        var said = refusal.Response.IsSuccessStatus ? null : refusal.Response.ServiceText;
        return new RestlessStreamApiException(Message(url, sentKey, status, said), refusal.Response, refusal) { Code = code, Details = details };
    }

    /// <summary>The refusal of a transport that shows no more than the status.</summary>
    public static RestlessStreamApiException Create(Uri url, bool sentKey, HttpStatusCode status, Exception cause) =>
        new(Message(url, sentKey, status, said: null), cause) { StatusCode = (int)status };

    private static string Message(Uri url, bool sentKey, HttpStatusCode status, string? said) => string.Create(
        CultureInfo.InvariantCulture,
        $"The runtime at {url.Authority} {(IsSuccess(status) ? "answered the subscription with" : "refused the subscription with")} {(int)status}{(said is null ? "" : $": {said.TrimEnd('.')}")}.{Advice(status, url, sentKey)}");

    private static bool IsSuccess(HttpStatusCode status) => (int)status is >= 200 and < 300;

    private static string Advice(HttpStatusCode status, Uri url, bool sentKey) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when !sentKey =>
            $" No API key was sent, because this host is not the configured one; add {url.GetLeftPart(UriPartial.Authority)} to {nameof(RestlessStreamClientOptions.TrustedStreamBaseUrls)} if it may have it.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " Check that the API key is valid and belongs to this stream's account.",
        HttpStatusCode.NotFound => " Check the stream or session id; a session may have expired.",
        _ when IsSuccess(status) => " It is no event stream; check the URL.",
        HttpStatusCode.Conflict => " The stream may be inactive: start it first.",
        _ => "",
    };
}
