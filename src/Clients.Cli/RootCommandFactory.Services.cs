using System.CommandLine;
using Clients.Cli.Generation;
using Clients.Cli.Restless;
using Clients.Cli.Sandbox;
using Clients.Cli.Swarm;
using Clients.Cli.Tour;
using Clients.Cli.WireBoard;
using Clients.Cli.WizChat;

namespace Clients.Cli;

/// <summary>The commands that use the clients and the sandbox.</summary>
internal static partial class RootCommandFactory
{
    static partial void AddServices(RootCommand root, CliEnvironment environment)
    {
        root.Add(TourCommand.Create(environment));
        root.Add(SandboxCommand.Create(environment));
        root.Add(WireBoardCommand.Create(environment));
        root.Add(RestlessCommand.Create(environment));
        root.Add(WizChatCommand.Create(environment));
        root.Add(SwarmCommand.Create(environment));
    }

    static partial void AddChecks(ICollection<FurtherCheck> checks) => checks.Add(SwarmContractCheck.Find);
}
