using System.CommandLine;
using System.CommandLine.Invocation;

namespace KiotaGate.Terminal;

/// <summary>Prints a tool's version.</summary>
/// <param name="version">Makes the line to print.</param>
internal sealed class VersionAction(Func<string> version) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(version());
        return ExitCode.Success;
    }
}
