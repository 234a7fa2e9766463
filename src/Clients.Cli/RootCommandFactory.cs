using System.CommandLine;
using Clients.Cli.Sandbox;

namespace Clients.Cli;

/// <summary>Composes the command tree; each area has a folder, each command a file.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create(CliEnvironment environment) => new("Regenerate, check, try and operate the four Clients.")
    {
        SandboxCommand.Create(environment),
    };
}
