using System.Globalization;
using System.Net;
using Clients.Core.Streaming;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>Decides which exception the failure of a subscription is, and says what to do about it.</summary>
/// <param name="url">The runtime URL.</param>
/// <param name="options">The subscription's options.</param>
/// <param name="sentKey">Whether the API key may be sent there.</param>
internal sealed class SubscriptionErrors(Uri url, SubscriptionOptions options, bool sentKey)
{
    /// <summary>The exception for a failure that ended the subscription, or for an event that cannot be read.</summary>
    /// <param name="failure">What Core's engine says.</param>
    /// <param name="cursor">The id of the event delivered last.</param>
    public RestlessStreamException From(StreamException failure, string? cursor)
    {
        var exception = failure switch
        {
            StreamPayloadException { InnerException: RestlessStreamException problem } => problem,
            StreamPayloadException => new RestlessStreamEventTooLargeException(options.MaxEventBytes, failure),
            StreamRefusedException refusal when !ReconnectPolicy.IsTransient(refusal) => Refused(refusal),
            _ => new RestlessStreamConnectionException($"The subscription at {url.Authority} ended. {failure.Message} {AdviceFor(failure)}", failure)
            {
                CloseCode = failure.CloseCode,
            },
        };
        exception.Cursor = cursor;
        return exception;
    }

    private RestlessStreamApiException Refused(StreamRefusedException refusal)
    {
        var status = (HttpStatusCode)refusal.StatusCode!;
        if (refusal.Response is not { } response)
        {
            return new RestlessStreamApiException(Message(status, said: null), refusal) { StatusCode = refusal.StatusCode };
        }

        var (code, details) = RestlessStreamErrors.Read(response);
        var said = response.IsSuccessStatus ? null : response.ServiceText;
        return new RestlessStreamApiException(Message(status, said), response, refusal) { Code = code, Details = details };
    }

    private string Message(HttpStatusCode status, string? said) => string.Create(
        CultureInfo.InvariantCulture,
        $"The runtime at {url.Authority} {(IsSuccess(status) ? "answered the subscription with" : "refused the subscription with")} {(int)status}{(said is null ? "" : $": {said.TrimEnd('.')}")}.{AdviceFor(status)}");

    private string AdviceFor(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when !sentKey =>
            $" No API key was sent, because this host is not the configured one. Add {url.GetLeftPart(UriPartial.Authority)} to {nameof(RestlessStreamClientOptions.TrustedStreamBaseUrls)} if it may have the key.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " Check that the API key is valid and belongs to this stream's account.",
        HttpStatusCode.NotFound => " Check the stream or session id; a session may have expired.",
        _ when IsSuccess(status) => " It is no event stream; check the URL.",
        HttpStatusCode.Conflict => " The stream may be inactive: start it first.",
        _ => "",
    };

    private string AdviceFor(StreamException failure) => failure switch
    {
        _ when !ReconnectPolicy.IsTransient(failure) => "Connecting again would end the same way.",
        _ when options.MaxReconnects == 0 => $"{nameof(SubscriptionOptions.MaxReconnects)} is 0; resume from Cursor, or raise it.",
        _ => string.Create(CultureInfo.InvariantCulture, $"All {options.MaxReconnects} reconnects are used up; resume from Cursor later."),
    };

    private static bool IsSuccess(HttpStatusCode status) => (int)status is >= 200 and < 300;
}
