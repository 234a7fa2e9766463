using System.CommandLine;

namespace Clients.Cli.Swarm;

/// <summary><c>clients swarm</c>: OpenSwarm analytics from the command line.</summary>
internal static class SwarmCommand
{
    public static Command Create(CliEnvironment environment) => new("swarm", "OpenSwarm analytics: register an install, send events, look into and empty spools.")
    {
        RegisterCommand.Create(environment),
        SendCommand.Create(environment),
        SpoolCommand.Create(environment),
        ContractCommand.Create(environment),
    };
}
