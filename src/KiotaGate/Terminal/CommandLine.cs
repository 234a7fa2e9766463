using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Clients.Cli.Help;

namespace Clients.Cli;

/// <summary>Parses and runs one command line.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that the arguments name; none at all shows the help.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliEnvironment environment, CancellationToken cancellationToken = default)
    {
        var root = RootCommandFactory.Create(environment);
        var parsed = root.Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction and not ExplainingHelpAction)
        {
            // Beside an unknown word, that a command is missing says nothing new.
            var unknown = parsed.UnmatchedTokens.Count > 0;
            foreach (var error in parsed.Errors.Where(error => !unknown || error.Message.Contains('\'', StringComparison.Ordinal)))
            {
                await environment.Error.WriteLineAsync($"error: {error.Message}").ConfigureAwait(false);
            }

            await environment.Error.WriteLineAsync($"See: {PathOf(parsed.CommandResult)} --help").ConfigureAwait(false);
            return (parsed.CommandResult.Command as ExplainedCommand)?.UsageError ?? ExitCode.BadInput;
        }

        var configuration = new InvocationConfiguration { Output = environment.Out, Error = environment.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await environment.Error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
        catch (Exception e)
        {
            // A command that lets this happen has a fault of its own; the trace is for whoever mends it.
            var detail = string.IsNullOrEmpty(environment.Variable("CLIENTS_TRACE")) ? $"{e.GetType().Name}: {e.Message} (set CLIENTS_TRACE=1 for the trace)" : e.ToString();
            await environment.Error.WriteLineAsync($"error: unexpected {detail}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static string PathOf(CommandResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
        {
            names.Push(at.Parent is null ? "clients" : command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
