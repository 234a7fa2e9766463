using System.CommandLine;
using System.CommandLine.Help;
using Clients.Cli.Completion;
using Clients.Cli.Generation;
using Clients.Cli.Help;
using Clients.Cli.Spec;

namespace Clients.Cli;

/// <summary>Composes the command tree; each area has a folder, each command a file.</summary>
/// <remarks>This part needs no generated code and is what <c>scripts/regen</c> is built from; the rest is in <c>RootCommandFactory.Services.cs</c>.</remarks>
internal static partial class RootCommandFactory
{
    public static RootCommand Create(CliEnvironment environment)
    {
        var furtherChecks = new List<FurtherCheck>();
        AddChecks(furtherChecks);
        var root = new RootCommand("Regenerate, check, try and operate the four Clients.")
        {
            CheckCommand.Create(environment, furtherChecks),
            RegenCommand.Create(environment),
            GenerateCommand.Create(environment),
            SpecCommand.Create(environment),
            CompletionCommand.Create(environment),
        };
        AddServices(root, environment);
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

    static partial void AddServices(RootCommand root, CliEnvironment environment);

    static partial void AddChecks(ICollection<FurtherCheck> checks);
}
