namespace Microsoft.Kiota.Abstractions.Authentication;

/// <summary>Puts credentials into requests.</summary>
public interface IAuthenticationProvider
{
    /// <summary>Authenticates a request.</summary>
    /// <param name="request">The request; its URL can be built.</param>
    /// <param name="additionalAuthenticationContext">What the service asked for in a challenge, such as <c>claims</c>; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the request has its credentials.</returns>
    Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = default, CancellationToken cancellationToken = default);
}
