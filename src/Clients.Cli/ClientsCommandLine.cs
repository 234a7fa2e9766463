using System.CommandLine;
using System.CommandLine.Help;
using Clients.Cli.Completion;
using Clients.Cli.Restless;
using Clients.Cli.Sandbox;
using Clients.Cli.Swarm;
using Clients.Cli.Tour;
using Clients.Cli.WireBoard;
using Clients.Cli.WizChat;

namespace Clients.Cli;

/// <summary>The command line of <c>clients</c>: each area has a folder, each command a file.</summary>
internal static class ClientsCommandLine
{
    private const string Name = "clients";

    private const string Explanation =
        """
        Examples:
          clients tour                            every client at work, on this machine alone
          clients wizchat --help                  a service's commands; each has examples of its own
          eval "$(clients completion bash)"       completion; zsh, fish and pwsh too

        Results go to standard output, all else to standard error.

        Exit codes, unless a command's help says otherwise:
          0    done
          1    it found or met a failure
          2    the input cannot be used
          130  ended by Ctrl+C
        """;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, CliEnvironment environment, CancellationToken cancellationToken = default) =>
        CommandLine.RunAsync(Create(environment), Name, arguments, environment, cancellationToken);

    /// <summary>The tree of commands.</summary>
    public static RootCommand Create(CliEnvironment environment)
    {
        var root = new RootCommand("Try and operate the four Clients.")
        {
            TourCommand.Create(environment),
            SandboxCommand.Create(environment),
            WireBoardCommand.Create(environment),
            RestlessCommand.Create(environment),
            WizChatCommand.Create(environment),
            SwarmCommand.Create(environment),
            CompletionCommand.Create(environment),
        };
        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption => new ExplainingHelpAction(Explanation),
                VersionOption => new VersionAction(() => $"{Name} {ToolVersion.Of(typeof(ClientsCommandLine))}"),
                _ => option.Action,
            };
        }

        return root;
    }
}
