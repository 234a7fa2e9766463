using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>How redirects are followed.</summary>
public class RedirectHandlerOption : IRequestOption
{
    private const int MaxMaxRedirect = 20;
    private int _maxRedirect = 5;

    /// <summary>How many redirects are followed, 0 to 20. 5 unless set; 0 hands redirects to the caller.</summary>
    /// <exception cref="InvalidOperationException">Set beyond 20.</exception>
    public int MaxRedirect
    {
        get => _maxRedirect;
        set => _maxRedirect = value <= MaxMaxRedirect ? value : throw new InvalidOperationException($"MaxRedirect is at most {MaxMaxRedirect}.");
    }

    /// <summary>Decides whether to follow a redirect. Always, unless set.</summary>
    public Func<HttpResponseMessage, bool> ShouldRedirect { get; set; } = _ => true;

    /// <summary>Whether a redirect may change from https to http or back. False unless set.</summary>
    public bool AllowRedirectOnSchemeChange { get; set; }

    /// <summary>Removes what the new host must not see from a redirected request, given the original URL and the proxy of a URL.</summary>
    public Action<HttpRequestMessage, Uri, Func<Uri, Uri?>?> ScrubSensitiveHeaders { get; set; } = DefaultScrubSensitiveHeaders;

    /// <summary>
    /// On a change of scheme, host or port removes every header but those that describe the representation wanted, as any other could hold a credential.
    /// Proxy-Authorization is removed unless the new URL goes through a proxy.
    /// </summary>
    /// <param name="newRequest">The request that will follow the redirect.</param>
    /// <param name="originalUri">Where the first request went.</param>
    /// <param name="proxyResolver">The proxy for a URL; null for none.</param>
    public static void DefaultScrubSensitiveHeaders(HttpRequestMessage newRequest, Uri originalUri, Func<Uri, Uri?>? proxyResolver)
    {
        ArgumentNullException.ThrowIfNull(newRequest);
        ArgumentNullException.ThrowIfNull(originalUri);
        var target = newRequest.RequestUri!;
        if (!SafeRedirectHeaders.IsSameOrigin(originalUri, target))
        {
            SafeRedirectHeaders.RemoveOthers(newRequest.Headers);
        }

        if (proxyResolver?.Invoke(target) is null)
        {
            newRequest.Headers.ProxyAuthorization = null;
        }
    }
}
