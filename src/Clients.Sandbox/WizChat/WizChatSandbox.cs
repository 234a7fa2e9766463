using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.WizChat;

/// <summary>WizChat Management: chatbots, their configuration and its reconciler.</summary>
public sealed class WizChatSandbox : SandboxService
{
    internal WizChatSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
    }

    /// <inheritdoc/>
    public override string Name => "WizChat";

    /// <inheritdoc/>
    public override string PathPrefix => "/wizchat";

    /// <inheritdoc/>
    public override string DemoCredential => "wpk_live_demo0123456789";

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
    }
}
