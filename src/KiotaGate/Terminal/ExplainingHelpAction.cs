using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Clients.Cli.Help;

/// <summary>The library's help, then the command's own explanation.</summary>
internal sealed class ExplainingHelpAction : SynchronousCommandLineAction
{
    private const string RootExplanation =
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

    private readonly HelpAction _help = new();

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var explanation = (parseResult.CommandResult.Command as ExplainedCommand)?.Explanation ?? RootExplanation;
        parseResult.InvocationConfiguration.Output.WriteLine(explanation.TrimEnd().ReplaceLineEndings());

        return code;
    }
}
