using Clients.Core.DependencyInjection;
using Clients.WireBoard;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="WireBoardClient"/>.</summary>
public static class WireBoardServiceCollectionExtensions
{
    /// <summary>
    /// Registers one <see cref="WireBoardClient"/> as a singleton over <see cref="IHttpClientFactory"/>. Token and address come from
    /// <c>WIREBOARD_TOKEN</c> and <c>WIREBOARD_BASE_URL</c> unless <paramref name="configure"/> sets them; a host refuses to start without a token.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options; may be null when the environment has all that is needed.</param>
    /// <returns>The builder of the named HTTP client, to add message handlers to.</returns>
    public static IHttpClientBuilder AddWireBoard(this IServiceCollection services, Action<WireBoardClientOptions>? configure = null) =>
        Add(services, null, configure);

    /// <summary>Registers a further client under a key, for <c>[FromKeyedServices(key)]</c>; otherwise like the overload without one.</summary>
    /// <param name="services">The container.</param>
    /// <param name="serviceKey">The key, which is also the options' name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the named HTTP client, to add message handlers to.</returns>
    public static IHttpClientBuilder AddWireBoard(this IServiceCollection services, string serviceKey, Action<WireBoardClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        return Add(services, serviceKey, configure);
    }

    private static IHttpClientBuilder Add(IServiceCollection services, string? serviceKey, Action<WireBoardClientOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WireBoardClientOptions>, WireBoardTokenValidator>());
        return services.AddApiClient<WireBoardClient, WireBoardClientOptions>(
            serviceKey,
            options =>
            {
                options.Token = WireBoardEnvironment.Token;
                options.BaseUrl = WireBoardEnvironment.BaseUrl ?? options.BaseUrl;
                configure?.Invoke(options);
            },
            options => new WireBoardClient(options.Token!, options));
    }
}
