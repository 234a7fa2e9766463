using System.Net;
using Clients.Sandbox.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Clients.Sandbox;

/// <summary>
/// The four services on one Kestrel host on loopback, each under its own path prefix, with faults on demand.
/// It is written from the OpenAPI documents alone and shares no type with the clients: an independent witness.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxHost(WebApplication app, Uri address, IReadOnlyList<SandboxService> services, FaultPlan faults)
    {
        _app = app;
        Address = address;
        Services = services;
        Faults = faults;
    }

    /// <summary>The address the host listens on, such as <c>http://127.0.0.1:41213/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The services in the order of the documents.</summary>
    public IReadOnlyList<SandboxService> Services { get; }

    /// <summary>The faults waiting to happen; the same plan that <c>POST /_sandbox/faults</c> adds to.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The simulated service of the given type, for inspecting and steering it in process.</summary>
    /// <typeparam name="TService">The service type.</typeparam>
    public TService Get<TService>() where TService : SandboxService => Services.OfType<TService>().Single();

    /// <summary>The base URL a client of that service is given, without a trailing slash.</summary>
    /// <typeparam name="TService">The service type.</typeparam>
    public string BaseUrl<TService>() where TService : SandboxService => BaseUrlOf(Get<TService>());

    /// <summary>The base URL a client of that service is given, without a trailing slash.</summary>
    /// <param name="service">One of <see cref="Services"/>.</param>
    public string BaseUrlOf(SandboxService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return Address.AbsoluteUri.TrimEnd('/') + service.PathPrefix;
    }

    /// <summary>Starts the host on the given port, or on a free one when it is 0.</summary>
    /// <param name="options">Port, clock and logging; defaults when null.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (options.LoggerFactory is { } loggers)
        {
            builder.Services.AddSingleton(loggers);
        }

        builder.Services.AddRouting();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(new IPEndPoint(IPAddress.Loopback, options.Port), listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();

        var faults = new FaultPlan(options.TimeProvider);
        IReadOnlyList<SandboxService> services = SandboxServices.Create(options);
        app.UseWebSockets();
        app.Use((context, next) => faults.InvokeAsync(context, next));
        app.UseRouting();
        FaultEndpoints.Map(app, faults);
        foreach (var service in services)
        {
            service.Map(app.MapGroup(service.PathPrefix));
        }

        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        var host = new SandboxHost(app, new Uri(app.Urls.First()), services, faults);
        foreach (var service in services)
        {
            service.Attach(host.BaseUrlOf(service));
        }

        return host;
    }

    /// <summary>Completes when the host is stopped.</summary>
    /// <param name="cancellationToken">Stops the wait and the host.</param>
    public Task RunAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Aborts open connections and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services)
        {
            await service.DisposeAsync().ConfigureAwait(false);
        }

        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
