namespace Microsoft.Kiota.Abstractions.Authentication;

/// <summary>Hands out bearer tokens.</summary>
public interface IAccessTokenProvider
{
    /// <summary>Decides which hosts may have a token; asking it is this provider's duty.</summary>
    AllowedHostsValidator AllowedHostsValidator { get; }

    /// <summary>Gets a token for a request.</summary>
    /// <param name="uri">Where the request goes.</param>
    /// <param name="additionalAuthenticationContext">What the service asked for in a challenge, such as <c>claims</c>; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token; empty for none.</returns>
    Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = default, CancellationToken cancellationToken = default);
}
