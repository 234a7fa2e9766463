using System.CommandLine;
using Clients.Cli.Help;
using Clients.Kiota.Generator.Lock;

namespace Clients.Cli.Swarm;

/// <summary><c>clients swarm contract</c>: the route table and the bounds, from the document.</summary>
internal static class ContractCommand
{
    private const string Explanation =
        """
        The table is C#, derived from x-method, x-category and the schemas of specs/swarm-analytics.json.
        `clients check` fails when the committed table, or a helper of the client, is not in step with the document.

        Examples:
          clients swarm contract            show it
          clients swarm contract --write    after a change of the document

        Exit codes:
          0  done
          2  the document cannot be used
        """;

    public static Command Create(CliEnvironment environment)
    {
        var write = new Option<bool>("--write") { Description = $"Write it to {SwarmContractWriter.Path} instead of showing it." };
        var command = new ExplainedCommand("contract", "Derive the analytics client's route table and bounds from its document.", Explanation) { write };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var layout = RepositoryLayout.Find(environment.WorkingDirectory);
                var json = await File.ReadAllTextAsync(layout.Absolute(SwarmDocument.Path), cancellationToken).ConfigureAwait(false);
                var table = SwarmContractWriter.Render(SwarmDocument.Parse(json));
                await (parsed.GetValue(write)
                    ? File.WriteAllTextAsync(layout.Absolute(SwarmContractWriter.Path), table, cancellationToken)
                    : environment.Out.WriteAsync(table)).ConfigureAwait(false);
                return ExitCode.Success;
            }
            catch (Exception e) when (e is SwarmContractException or LockException or IOException or UnauthorizedAccessException)
            {
                await environment.Error.WriteLineAsync($"error: {SwarmDocument.Path}: {e.Message}").ConfigureAwait(false);
                return ExitCode.BadInput;
            }
        });
        return command;
    }
}
