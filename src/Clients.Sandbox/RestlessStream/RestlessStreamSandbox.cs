using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.RestlessStream;

/// <summary>Restless Stream: REST management and the SSE and WebSocket runtime.</summary>
public sealed class RestlessStreamSandbox : SandboxService
{
    internal RestlessStreamSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
    }

    /// <inheritdoc/>
    public override string Name => "RestlessStream";

    /// <inheritdoc/>
    public override string PathPrefix => "/restless";

    /// <inheritdoc/>
    public override string DemoCredential => "rs_00000000000000000000000000000000000000000000000000000000000000de";

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
    }
}
