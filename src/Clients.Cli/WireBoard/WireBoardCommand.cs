using System.CommandLine;

namespace Clients.Cli.WireBoard;

/// <summary><c>clients wireboard</c>: check a set-up and watch a site.</summary>
internal static class WireBoardCommand
{
    private const string Explanation =
        """
        Examples:
          WIREBOARD_TOKEN=... clients wireboard verify
          clients wireboard live --site xK4mP2nT

        """ + WireBoardTarget.Variables;

    public static Command Create(CliEnvironment environment) => new ExplainedCommand("wireboard", "WireBoard analytics: check a set-up against the service, watch a site live.", Explanation)
    {
        VerifyCommand.Create(environment),
        LiveCommand.Create(environment),
    };
}
