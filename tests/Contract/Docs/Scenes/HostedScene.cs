using Clients.Core.Http;
using Clients.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>A scene with a host's builder. A host with what the snippet has registered is started, which validates it, and its client is made.</summary>
/// <typeparam name="TClient">The page's client.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
/// <typeparam name="TService">Its simulated service.</typeparam>
public abstract class HostedScene<TClient, TOptions, TService> : Scene
    where TClient : class
    where TOptions : ClientOptions
    where TService : SandboxService
{
    private int _registeredBefore;

    protected HostApplicationBuilder builder { get; } = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);

    protected IServiceCollection services => builder.Services;

    protected IConfiguration configuration => builder.Configuration;

    protected TService Service => Host.Get<TService>();

    public override async Task SetUpAsync(SandboxHost host)
    {
        await base.SetUpAsync(host);
        foreach (var name in SecretNames)
        {
            builder.Configuration[name] = Service.DemoCredential;
        }

        _registeredBefore = services.Count;
    }

    /// <summary>The configuration keys under which the page keeps its credential.</summary>
    protected abstract IReadOnlyList<string> SecretNames { get; }

    /// <summary>Leads a client made by the container to the sandbox.</summary>
    protected virtual void Sandbox(TOptions options) => options.BaseUrl = Host.BaseUrl<TService>();

    /// <summary>One call that proves that the container's client works.</summary>
    protected abstract Task CallAsync(TClient client);

    public override async Task FinishAsync()
    {
        if (services.Count == _registeredBefore)
        {
            return;
        }

        services.PostConfigureAll<TOptions>(Sandbox);
        using var host = builder.Build();
        await host.StartAsync();
        await CallAsync(host.Services.GetRequiredService<TClient>());
        await host.StopAsync();
    }
}
