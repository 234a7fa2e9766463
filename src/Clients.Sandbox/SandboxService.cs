using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox;

/// <summary>One simulated service: its state, its endpoints and the credentials it accepts.</summary>
public abstract class SandboxService : IAsyncDisposable
{
    /// <summary>The service's name as people say it, such as <c>WireBoard</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The path under which the service answers, such as <c>/wireboard</c>.</summary>
    public abstract string PathPrefix { get; }

    /// <summary>A credential that may do everything, for demonstrations.</summary>
    public abstract string DemoCredential { get; }

    /// <summary>The base URL of this service, known once the host has started.</summary>
    protected string BaseUrl { get; private set; } = "";

    /// <summary>Maps every operation of the service's document below <see cref="PathPrefix"/>.</summary>
    /// <param name="routes">The group whose prefix is <see cref="PathPrefix"/>.</param>
    public abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>Ends what the service has running.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal void Attach(string baseUrl) => BaseUrl = baseUrl;
}
