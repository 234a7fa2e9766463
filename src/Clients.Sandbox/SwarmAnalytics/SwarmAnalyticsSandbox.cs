using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>OpenSwarm analytics: ingest with dedupe, and a query side to assert on.</summary>
public sealed class SwarmAnalyticsSandbox : SandboxService
{
    internal SwarmAnalyticsSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
    }

    /// <inheritdoc/>
    public override string Name => "SwarmAnalytics";

    /// <inheritdoc/>
    public override string PathPrefix => "/swarm";

    /// <inheritdoc/>
    public override string DemoCredential => "swarm_install_demo";

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
    }
}
