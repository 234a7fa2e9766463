using System.CommandLine;
using Clients.Cli.Help;

namespace Clients.Cli.Spec;

/// <summary><c>clients spec</c>: questions about the OpenAPI documents.</summary>
internal static class SpecCommand
{
    private const string Explanation =
        """
        Examples:
          clients spec diff HEAD
          clients spec diff old.json new.json
        """;

    public static Command Create(CliEnvironment environment) => new ExplainedCommand("spec", "Ask about the OpenAPI documents.", Explanation)
    {
        SpecDiffCommand.Create(environment),
    };
}
