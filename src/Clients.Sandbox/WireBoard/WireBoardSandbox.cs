using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WireBoard;

/// <summary>WireBoard analytics: REST and Live.</summary>
public sealed class WireBoardSandbox : SandboxService
{
    internal WireBoardSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
    }

    /// <inheritdoc/>
    public override string Name => "WireBoard";

    /// <inheritdoc/>
    public override string PathPrefix => "/wireboard";

    /// <inheritdoc/>
    public override string DemoCredential => "wb_demo_0123456789abcdef";

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
    }
}
