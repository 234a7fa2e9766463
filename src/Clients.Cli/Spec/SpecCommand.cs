using System.CommandLine;

namespace Clients.Cli.Spec;

/// <summary><c>clients spec</c>: questions about the OpenAPI documents.</summary>
internal static class SpecCommand
{
    public static Command Create(CliEnvironment environment) => new("spec", "Ask about the OpenAPI documents.")
    {
        SpecDiffCommand.Create(environment),
    };
}
