using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Clients.Cli.Tour;

/// <summary>Makes the plain adapter that the generated classes call through, as someone without our layer would.</summary>
internal static class TourAdapter
{
    /// <summary>An adapter that sends a credential in a header. It is added here because Kiota's own providers refuse http, even to loopback.</summary>
    public static HttpClientRequestAdapter Create(string baseUrl, string header, string credential)
    {
        var http = KiotaClientFactory.Create();
        http.DefaultRequestHeaders.Add(header, credential);
        return new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = baseUrl };
    }

    /// <summary>An adapter that sends no credential.</summary>
    public static HttpClientRequestAdapter CreateAnonymous(string baseUrl)
        => new(new AnonymousAuthenticationProvider()) { BaseUrl = baseUrl };
}
