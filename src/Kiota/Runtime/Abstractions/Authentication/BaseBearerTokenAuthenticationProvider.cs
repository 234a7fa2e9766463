namespace Microsoft.Kiota.Abstractions.Authentication;

/// <summary>Sends the token of an <see cref="IAccessTokenProvider"/> as <c>Authorization: Bearer</c>, unless the caller set that header.</summary>
public class BaseBearerTokenAuthenticationProvider : IAuthenticationProvider
{
    private const string AuthorizationHeader = "Authorization";

    /// <summary>Creates a provider.</summary>
    /// <param name="accessTokenProvider">Hands out the tokens, and decides which hosts may have one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="accessTokenProvider"/> is null.</exception>
    public BaseBearerTokenAuthenticationProvider(IAccessTokenProvider accessTokenProvider)
    {
        ArgumentNullException.ThrowIfNull(accessTokenProvider);
        AccessTokenProvider = accessTokenProvider;
    }

    /// <summary>Hands out the tokens.</summary>
    public IAccessTokenProvider AccessTokenProvider { get; }

    /// <inheritdoc />
    public async Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (additionalAuthenticationContext?.ContainsKey("claims") == true)
        {
            request.Headers.Remove(AuthorizationHeader);
        }

        if (request.Headers.ContainsKey(AuthorizationHeader))
        {
            return;
        }

        var token = await AccessTokenProvider.GetAuthorizationTokenAsync(request.URI, additionalAuthenticationContext, cancellationToken).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(token))
        {
            request.Headers.Add(AuthorizationHeader, "Bearer " + token);
        }
    }
}
