using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Clients.Cli.Help;

/// <summary>The library's help, then the command's own explanation.</summary>
internal sealed class ExplainingHelpAction : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExplainedCommand command)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(command.Explanation.ReplaceLineEndings());
        }

        return code;
    }
}
