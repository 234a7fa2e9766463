namespace Clients.Core.Http;

/// <summary>Copies requests: HttpClient refuses to send one message twice, and a redirect must not change the caller's.</summary>
internal static class RequestCopy
{
    public static HttpRequestMessage Of(HttpRequestMessage request) =>
        Of(request, request.Method, request.RequestUri, keepContent: true);

    public static HttpRequestMessage Of(HttpRequestMessage request, HttpMethod method, Uri? address, bool keepContent)
    {
        var copy = new HttpRequestMessage(method, address)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = keepContent ? request.Content : null,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var option in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[option.Key] = option.Value;
        }

        return copy;
    }

    public static void RemoveCredentials(HttpRequestMessage request, string? credentialHeader)
    {
        request.Headers.Remove("Authorization");
        request.Headers.Remove("Cookie");
        request.Headers.Remove("Proxy-Authorization");
        if (credentialHeader is not null)
        {
            request.Headers.Remove(credentialHeader);
        }
    }
}
