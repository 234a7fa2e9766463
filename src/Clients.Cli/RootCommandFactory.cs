using System.CommandLine;
using System.CommandLine.Help;
using Clients.Cli.Generation;
using Clients.Cli.Help;
using Clients.Cli.Restless;
using Clients.Cli.Sandbox;
using Clients.Cli.Tour;

namespace Clients.Cli;

/// <summary>Composes the command tree; each area has a folder, each command a file.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create(CliEnvironment environment)
    {
        var root = new RootCommand("Regenerate, check, try and operate the four Clients.")
        {
            CheckCommand.Create(environment),
            RegenCommand.Create(environment),
            GenerateCommand.Create(environment),
            TourCommand.Create(environment),
            SandboxCommand.Create(environment),
            RestlessCommand.Create(environment),
        };
        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption => new ExplainingHelpAction(),
                VersionOption => new VersionAction(),
                _ => option.Action,
            };
        }

        return root;
    }
}
