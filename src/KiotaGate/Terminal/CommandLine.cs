using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace KiotaGate.Terminal;

/// <summary>Parses and runs one command line of a tool. Shared by <c>kiota-gate</c> and <c>clients</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that the arguments name. No argument at all, and the word <c>help</c>, show the help.</summary>
    /// <param name="root">The tool's commands.</param>
    /// <param name="tool">The word that starts the tool, for messages.</param>
    /// <param name="arguments">What was typed after it.</param>
    /// <param name="environment">The process around the command.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        RootCommand root, string tool, IReadOnlyList<string> arguments, CliEnvironment environment, CancellationToken cancellationToken = default)
    {
        var parsed = root.Parse(arguments.Count == 0 ? ["--help"] : arguments[0] == "help" ? [.. arguments.Skip(1), "--help"] : arguments);
        if (parsed.Action is not (HelpAction or ExplainingHelpAction) && UsageErrors.Of(parsed, arguments) is { Count: > 0 } errors)
        {
            foreach (var error in errors)
            {
                await environment.Error.WriteLineAsync($"error: {Printable.Line(error)}").ConfigureAwait(false);
            }

            await environment.Error.WriteLineAsync($"See: {PathOf(parsed.CommandResult, tool)} --help").ConfigureAwait(false);
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
            // Commands report every error they know. Whatever arrives here is a bug; the trace is for the person who fixes it.
            var trace = $"{tool.ToUpperInvariant().Replace('-', '_')}_TRACE";
            var detail = string.IsNullOrEmpty(environment.Variable(trace)) ? $"{Printable.Line(e.Message)} (set {trace}=1 for details)" : e.ToString();
            await environment.Error.WriteLineAsync($"error: unexpected failure: {detail}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static string PathOf(CommandResult result, string tool)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
        {
            names.Push(at.Parent is null ? tool : command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
