using System.Net;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>
/// Follows redirects (301, 302, 303, 307, 308). 303 becomes a GET without a body; the others keep method and body. Credentials stay with the origin they were meant for.
/// </summary>
public class RedirectHandler : DelegatingHandler
{
    private readonly RedirectHandlerOption _option;

    /// <summary>Creates a handler.</summary>
    /// <param name="redirectOption">Says how to follow where the request does not.</param>
    public RedirectHandler(RedirectHandlerOption? redirectOption = null) => _option = redirectOption ?? new RedirectHandlerOption();

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A redirect has no Location, changes the scheme, or is one too many.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var option = RequestOptionsBag.Get<RedirectHandlerOption>(request) ?? _option;
        var origin = request.RequestUri;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var hop = 0; option.MaxRedirect > 0 && IsRedirect(response) && option.ShouldRedirect(response); hop++)
        {
            using (response)
            {
                if (hop == option.MaxRedirect)
                {
                    throw new InvalidOperationException($"Too many redirects performed: more than {option.MaxRedirect}. Raise RedirectHandlerOption.MaxRedirect if that many are expected.");
                }

                request = await FollowAsync(response.RequestMessage ?? request, response, cancellationToken).ConfigureAwait(false);
                if (!request.RequestUri!.Scheme.Equals(origin!.Scheme, StringComparison.OrdinalIgnoreCase) && !option.AllowRedirectOnSchemeChange)
                {
                    throw new InvalidOperationException($"A redirect from {origin.Scheme} to {request.RequestUri.Scheme} is not followed. Set RedirectHandlerOption.AllowRedirectOnSchemeChange to allow it.");
                }

                option.ScrubSensitiveHeaders(request, origin, FindProxy);
            }

            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private static bool IsRedirect(HttpResponseMessage response) => response.StatusCode is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static async Task<HttpRequestMessage> FollowAsync(HttpRequestMessage previous, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var location = response.Headers.Location
            ?? throw new InvalidOperationException($"Unable to perform redirect as Location Header is not set in response ({(int)response.StatusCode}).");
        if (response.StatusCode != HttpStatusCode.SeeOther && !RequestCopy.CanRepeat(previous))
        {
            throw new InvalidOperationException("A redirect cannot be followed: the body of the request is a stream that cannot be read again. Send it from a seekable stream.");
        }

        var next = response.StatusCode == HttpStatusCode.SeeOther
            ? RequestCopy.CreateWithoutContent(previous, HttpMethod.Get)
            : await RequestCopy.CreateAsync(previous, cancellationToken).ConfigureAwait(false);
        next.RequestUri = new Uri(previous.RequestUri!, location);
        return next;
    }

    /// <summary>The proxy that the final handler would use for a URL.</summary>
    private Uri? FindProxy(Uri target)
    {
        HttpMessageHandler? handler = this;
        while (handler is DelegatingHandler delegating)
        {
            handler = delegating.InnerHandler;
        }

        var proxy = handler switch
        {
            SocketsHttpHandler { UseProxy: true } sockets => sockets.Proxy,
            HttpClientHandler { UseProxy: true } client => client.Proxy,
            _ => null,
        };
        return proxy is null || proxy.IsBypassed(target) ? null : proxy.GetProxy(target);
    }
}
