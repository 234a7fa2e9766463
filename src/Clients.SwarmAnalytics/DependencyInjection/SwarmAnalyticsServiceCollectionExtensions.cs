using Clients.Core.DependencyInjection;
using Clients.SwarmAnalytics;
using Clients.SwarmAnalytics.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="SwarmAnalyticsClient"/>.</summary>
public static class SwarmAnalyticsServiceCollectionExtensions
{
    /// <summary>
    /// Registers the client as a singleton that sends through the named HTTP client <c>Clients.SwarmAnalytics</c>. The options, whose
    /// <see cref="SwarmAnalyticsClientOptions.Token"/> is required, are validated when the host starts. The client starts with the host, and so does the delivery of what an earlier
    /// process left in its spool; once all other services have stopped, the host flushes and disposes it, within <see cref="SwarmAnalyticsClientOptions.ShutdownTimeout"/>.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="serviceKey">The key of a keyed registration, for several installs beside each other; null for the default one.</param>
    /// <returns>The builder of the named HTTP client, to add message handlers to.</returns>
    public static IHttpClientBuilder AddSwarmAnalytics(this IServiceCollection services, Action<SwarmAnalyticsClientOptions> configure, string? serviceKey = null)
    {
        var builder = services.AddApiClient<SwarmAnalyticsClient, SwarmAnalyticsClientOptions>(
            serviceKey, configure, options => options.TokenStore is { } store ? SwarmAnalyticsClient.Create(options.InstallId!, store, options) : new SwarmAnalyticsClient(options.Token!, options));
        services.AddOptions<SwarmAnalyticsClientOptions>(serviceKey)
            .Validate(
                options => options.TokenStore is null ? !string.IsNullOrEmpty(options.Token) : !string.IsNullOrEmpty(options.InstallId),
                $"{nameof(SwarmAnalyticsClientOptions.Token)} is missing: set it to the token that {nameof(SwarmAnalyticsClient.RegisterAsync)} gave, or set {nameof(SwarmAnalyticsClientOptions.InstallId)} and {nameof(SwarmAnalyticsClientOptions.TokenStore)}.");
        services.AddSingleton<IHostedService>(provider => new SwarmAnalyticsHostedService(serviceKey is null
            ? provider.GetRequiredService<SwarmAnalyticsClient>
            : () => provider.GetRequiredKeyedService<SwarmAnalyticsClient>(serviceKey)));
        return builder;
    }
}
