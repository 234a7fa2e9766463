using Clients.Core.Http;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>What a subscription needs of its client: connections, clock, logging, and the key with the hosts it may go to.</summary>
internal sealed class StreamCredentials
{
    private readonly string _apiKey;
    private readonly Uri[] _keyOrigins;

    public StreamCredentials(ClientPipeline pipeline, RestlessStreamClientOptions options)
    {
        Pipeline = pipeline;
        StreamBaseUrl = options.StreamBaseUrl;
        _apiKey = options.ResolveApiKey()!;
        _keyOrigins = [new Uri(options.StreamBaseUrl), .. options.TrustedStreamBaseUrls.Select(address => new Uri(address))];
    }

    public ClientPipeline Pipeline { get; }

    public string StreamBaseUrl { get; }

    public string ApiKey => _apiKey;

    /// <summary>The key that may be sent to a runtime URL; null when its host is none of the configured ones.</summary>
    public string? KeyFor(Uri runtimeUrl, string? subscriptionKey)
    {
        var origin = OverHttp(runtimeUrl);
        return Array.Exists(_keyOrigins, allowed => ServiceAddress.IsSameOrigin(allowed, origin)) ? subscriptionKey ?? _apiKey : null;
    }

    // wss and https, ws and http are the same server and port.
    private static Uri OverHttp(Uri url) => url.Scheme is "ws" or "wss"
        ? new UriBuilder(url) { Scheme = url.Scheme == "wss" ? "https" : "http", Port = url.IsDefaultPort ? -1 : url.Port }.Uri
        : url;
}
