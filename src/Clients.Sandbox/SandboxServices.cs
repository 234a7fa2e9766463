using Clients.Sandbox.RestlessStream;
using Clients.Sandbox.SwarmAnalytics;
using Clients.Sandbox.WireBoard;
using Clients.Sandbox.WizChat;

namespace Clients.Sandbox;

internal static class SandboxServices
{
    public static IReadOnlyList<SandboxService> Create(SandboxOptions options) =>
    [
        new WireBoardSandbox(options.TimeProvider),
        new RestlessStreamSandbox(options.TimeProvider),
        new WizChatSandbox(options.TimeProvider),
        new SwarmAnalyticsSandbox(options.TimeProvider),
    ];
}
