using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace KiotaGate.Terminal;

/// <summary>The library's help, then the command's own explanation.</summary>
/// <param name="rootExplanation">What follows the help of the tool itself.</param>
internal sealed class ExplainingHelpAction(string rootExplanation) : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var explanation = (parseResult.CommandResult.Command as ExplainedCommand)?.Explanation ?? rootExplanation;
        parseResult.InvocationConfiguration.Output.WriteLine(explanation.TrimEnd().ReplaceLineEndings());
        return code;
    }
}
