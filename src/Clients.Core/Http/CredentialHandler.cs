namespace Clients.Core.Http;

/// <summary>
/// Adds the credential to requests for the service's own origin, and the headers every request carries. It sits below the redirect
/// handler, so that each hop is decided for itself.
/// </summary>
internal sealed class CredentialHandler(ClientProfile profile, Uri baseAddress) : DelegatingHandler
{
    private const string UserAgent = "User-Agent";

    private readonly string _userAgent = profile.Product.ToString();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HeaderGuard.ThrowIfSplit(request);
        if (!request.Headers.Contains(UserAgent))
        {
            request.Headers.TryAddWithoutValidation(UserAgent, _userAgent);
        }

        foreach (var (name, value) in profile.Headers)
        {
            if (!request.Headers.Contains(name))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (request.RequestUri is { IsAbsoluteUri: true } address && ServiceAddress.IsSameOrigin(address, baseAddress))
        {
            profile.Credential?.ApplyTo(request.Headers);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
