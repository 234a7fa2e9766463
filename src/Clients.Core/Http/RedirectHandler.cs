using System.Net;

namespace Clients.Core.Http;

/// <summary>
/// Follows redirects that repeat the request, at most five. One that would turn a write into a GET is not followed: its answer would tell nothing
/// of the write. To another origin only GET and HEAD are followed, and without any credential; never from https to http. A redirect that is not
/// followed is handed up as it is, to be reported as an error.
/// </summary>
internal sealed class RedirectHandler(string? credentialHeader) : DelegatingHandler
{
    private const int MaxRedirects = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (hop == MaxRedirects || Next(request, response) is not { } next)
            {
                return response;
            }

            response.Dispose();
            request = next;
        }
    }

    private HttpRequestMessage? Next(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!RepeatsRequest(response.StatusCode, request.Method)
            || request.RequestUri is not { } from
            || response.Headers.Location is not { } location
            || !Uri.TryCreate(from, location, out var to)
            || (to.Scheme != from.Scheme && to.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        var sameOrigin = ServiceAddress.IsSameOrigin(from, to);
        if (!sameOrigin && !IsRead(request.Method))
        {
            return null;
        }

        var next = RequestCopy.Of(request, request.Method, to, keepContent: sameOrigin);
        if (!sameOrigin)
        {
            RequestCopy.RemoveCredentials(next, credentialHeader);
        }

        return next;
    }

    private static bool RepeatsRequest(HttpStatusCode status, HttpMethod method) => status switch
    {
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => true,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther => IsRead(method),
        _ => false,
    };

    private static bool IsRead(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;
}
