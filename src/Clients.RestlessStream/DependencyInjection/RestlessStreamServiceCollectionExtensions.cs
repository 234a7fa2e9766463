using Clients.Core.DependencyInjection;
using Clients.RestlessStream;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="RestlessStreamClient"/>.</summary>
public static class RestlessStreamServiceCollectionExtensions
{
    /// <summary>
    /// Registers the client as a singleton that sends REST calls and SSE subscriptions through the named HTTP client <c>Clients.RestlessStream</c>. The options are validated
    /// when the host starts; the API key comes from them, or from <c>RESTLESS_API_KEY</c>.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options; nothing when null.</param>
    /// <param name="serviceKey">The key of a keyed registration, for several accounts beside each other; null for the default one.</param>
    /// <returns>The builder of the named HTTP client, to add message handlers to.</returns>
    public static IHttpClientBuilder AddRestlessStream(this IServiceCollection services, Action<RestlessStreamClientOptions>? configure = null, string? serviceKey = null) =>
        services.AddApiClient<RestlessStreamClient, RestlessStreamClientOptions>(serviceKey, configure ?? (_ => { }), options => new RestlessStreamClient(options));
}
