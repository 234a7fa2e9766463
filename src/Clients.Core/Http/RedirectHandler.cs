using System.Net;

namespace Clients.Core.Http;

/// <summary>
/// Follows redirects, at most five. To another origin only GET and HEAD are followed, and without any credential; never from
/// https to http. A redirect that is not followed is handed up as it is, to be reported as an error.
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
        if (!IsRedirect(response.StatusCode)
            || request.RequestUri is not { } from
            || response.Headers.Location is not { } location
            || !Uri.TryCreate(from, location, out var to)
            || (to.Scheme != from.Scheme && to.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        var becomesGet = BecomesGet(response.StatusCode, request.Method);
        var method = becomesGet ? HttpMethod.Get : request.Method;
        var sameOrigin = ServiceAddress.IsSameOrigin(from, to);
        if (!sameOrigin && method != HttpMethod.Get && method != HttpMethod.Head)
        {
            return null;
        }

        var next = RequestCopy.Of(request, method, to, keepContent: !becomesGet && sameOrigin);
        if (!sameOrigin)
        {
            RequestCopy.RemoveCredentials(next, credentialHeader);
        }

        return next;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    // As browsers do, and as the HTTP standard allows for the first two.
    private static bool BecomesGet(HttpStatusCode status, HttpMethod method) => status switch
    {
        HttpStatusCode.SeeOther => method != HttpMethod.Get && method != HttpMethod.Head,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found => method == HttpMethod.Post,
        _ => false,
    };
}
