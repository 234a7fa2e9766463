namespace Microsoft.Kiota.Abstractions.Authentication;

/// <summary>Sends an API key in a header or in the query. Only over https, and only to the hosts allowed.</summary>
public class ApiKeyAuthenticationProvider : IAuthenticationProvider
{
    private readonly string _apiKey;
    private readonly string _parameterName;
    private readonly KeyLocation _keyLocation;
    private readonly AllowedHostsValidator _allowedHosts;

    /// <summary>Creates a provider.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="parameterName">The name of the header or query parameter.</param>
    /// <param name="keyLocation">Where the key goes. A key in the query shows in logs of proxies and servers; prefer the header.</param>
    /// <param name="allowedHosts">The hosts that may have the key; none for every host.</param>
    /// <exception cref="ArgumentNullException">The key or name is missing, or the hosts are null.</exception>
    public ApiKeyAuthenticationProvider(string apiKey, string parameterName, KeyLocation keyLocation, params string[] allowedHosts)
    {
        _apiKey = string.IsNullOrEmpty(apiKey) ? throw new ArgumentNullException(nameof(apiKey)) : apiKey;
        _parameterName = string.IsNullOrEmpty(parameterName) ? throw new ArgumentNullException(nameof(parameterName)) : parameterName;
        ArgumentNullException.ThrowIfNull(allowedHosts);
        _keyLocation = keyLocation;
        _allowedHosts = new AllowedHostsValidator(allowedHosts);
    }

    /// <summary>Where an API key goes.</summary>
    public enum KeyLocation
    {
        /// <summary>In the query of the URL.</summary>
        QueryParameter = 0,

        /// <summary>In a header.</summary>
        Header = 1,
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The URL is not https.</exception>
    public Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uri = request.URI;
        if (!_allowedHosts.IsUrlHostValid(uri))
        {
            return Task.CompletedTask;
        }

        if (!uri.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("Only https is supported for API keys, so that the key is never sent in the clear.", nameof(request));
        }

        if (_keyLocation == KeyLocation.Header)
        {
            request.Headers.Add(_parameterName, _apiKey);
        }
        else
        {
            request.URI = WithKey(uri);
        }

        return Task.CompletedTask;
    }

    private Uri WithKey(Uri uri)
    {
        var pair = _parameterName + "=" + _apiKey;
        var address = uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);
        var keyed = new Uri(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + pair + uri.Fragment);

        // A request that is authenticated again, after a challenge, has its key already.
        var wanted = new Uri("https://h/?" + pair).Query[1..];
        return uri.Query.TrimStart('?').Split('&').Contains(wanted) ? uri : keyed;
    }
}
