using System.CommandLine;

namespace Clients.Cli.Swarm;

/// <summary><c>clients swarm</c>: OpenSwarm analytics from the command line.</summary>
internal static class SwarmCommand
{
    private const string Explanation =
        """
        Examples:
          export SWARM_TOKEN=$(clients swarm register my-install-id)
          clients swarm send agent --data '{"name":"shell"}' --spool events.db
          clients swarm spool stats events.db

        Environment:
          SWARM_TOKEN  the token of an install, for send and spool drain
          NO_COLOR     no colours
        """;

    public static Command Create(CliEnvironment environment) => new ExplainedCommand("swarm", "OpenSwarm analytics: register an install, send events, look into and empty spools.", Explanation)
    {
        RegisterCommand.Create(environment),
        SendCommand.Create(environment),
        SpoolCommand.Create(environment),
    };
}
