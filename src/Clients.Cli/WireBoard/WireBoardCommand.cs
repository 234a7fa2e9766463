using System.CommandLine;

namespace Clients.Cli.WireBoard;

/// <summary><c>clients wireboard</c>: check a set-up and watch a site.</summary>
internal static class WireBoardCommand
{
    public static Command Create(CliEnvironment environment) => new("wireboard", "WireBoard analytics: check a set-up against the service, watch a site live.")
    {
        VerifyCommand.Create(environment),
        LiveCommand.Create(environment),
    };
}
