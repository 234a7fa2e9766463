using System.Diagnostics.CodeAnalysis;
using Clients.Core.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Clients.Core.DependencyInjection;

/// <summary>What every client's own <c>AddXxx</c> is made of.</summary>
public static class ClientServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client as a singleton, sending through the named <see cref="HttpClient"/> configuration
    /// <c>&lt;assembly name&gt;</c> (with a key: <c>&lt;assembly name&gt;:&lt;key&gt;</c>) of <see cref="IHttpClientFactory"/>, with options that are
    /// validated when the host starts. Logger factory and <see cref="TimeProvider"/> come from the container unless the options set them.
    /// </summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <typeparam name="TOptions">Its options.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="serviceKey">Null for the one default client; otherwise the key of a keyed registration, its options' name too.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="create">Makes the client from the finished options.</param>
    /// <returns>The builder of the named HTTP client, to add message handlers to.</returns>
    public static IHttpClientBuilder AddApiClient<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services,
        string? serviceKey,
        Action<TOptions> configure,
        Func<TOptions, TClient> create)
        where TClient : class
        where TOptions : ClientOptions
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(create);

        var optionsName = serviceKey ?? Options.DefaultName;
        var product = typeof(TClient).Assembly.GetName().Name!;
        var httpName = serviceKey is null ? product : $"{product}:{serviceKey}";

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, ClientOptionsValidator<TOptions>>());
        services.AddOptions<TOptions>(optionsName)
            .Configure(configure)
            .PostConfigure<IServiceProvider>((options, provider) => Complete(options, provider, httpName))
            .ValidateOnStart();
        if (serviceKey is null)
        {
            services.TryAddSingleton(provider => create(OptionsOf(provider)));
        }
        else
        {
            services.TryAddKeyedSingleton(serviceKey, (provider, _) => create(OptionsOf(provider)));
        }

        return services.AddHttpClient(httpName).ConfigurePrimaryHttpMessageHandler(() => Transport.CreateSockets());

        TOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(optionsName);
    }

    private static void Complete(ClientOptions options, IServiceProvider provider, string httpName)
    {
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        if (options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        }

        if (options.HttpClient is null && options.HttpMessageHandler is null)
        {
            options.HttpMessageHandler = new FactoryHandler(provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName);
        }
    }
}
