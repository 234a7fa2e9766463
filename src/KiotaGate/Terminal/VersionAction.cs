using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Clients.Kiota.Generator.Lock;

namespace Clients.Cli.Help;

/// <summary>Prints the tool's version and that of the Kiota whose output the lock holds.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        parseResult.InvocationConfiguration.Output.WriteLine($"clients {version.Split('+')[0]} (Kiota {RepositoryLock.KiotaVersion})");
        return ExitCode.Success;
    }
}
