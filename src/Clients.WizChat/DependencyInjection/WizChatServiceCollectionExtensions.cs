using Clients.Core.DependencyInjection;
using Clients.WizChat;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="WizChatClient"/>.</summary>
public static class WizChatServiceCollectionExtensions
{
    /// <summary>
    /// Registers one <see cref="WizChatClient"/> as a singleton over <see cref="IHttpClientFactory"/>. Key and address come from
    /// <c>WIZCHAT_API_KEY</c> and <c>WIZCHAT_BASE_URL</c> unless <paramref name="configure"/> sets them; a host refuses to start without a key.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options; may be null when the environment has all that is needed.</param>
    /// <returns>The builder of the named HTTP client, to add message handlers to.</returns>
    public static IHttpClientBuilder AddWizChat(this IServiceCollection services, Action<WizChatClientOptions>? configure = null) =>
        Add(services, null, configure);

    /// <summary>Registers a further client under a key, for <c>[FromKeyedServices(key)]</c>; otherwise like the overload without one.</summary>
    /// <param name="services">The container.</param>
    /// <param name="serviceKey">The key, which is also the options' name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the named HTTP client, to add message handlers to.</returns>
    public static IHttpClientBuilder AddWizChat(this IServiceCollection services, string serviceKey, Action<WizChatClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        return Add(services, serviceKey, configure);
    }

    private static IHttpClientBuilder Add(IServiceCollection services, string? serviceKey, Action<WizChatClientOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WizChatClientOptions>, WizChatKeyValidator>());
        return services.AddApiClient<WizChatClient, WizChatClientOptions>(
            serviceKey,
            options =>
            {
                options.ApiKey = WizChatEnvironment.ApiKey;
                options.BaseUrl = WizChatEnvironment.BaseUrl ?? options.BaseUrl;
                configure?.Invoke(options);
            },
            options => new WizChatClient(options.ApiKey!, options));
    }
}
