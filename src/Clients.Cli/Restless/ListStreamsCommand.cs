using System.CommandLine;

namespace Clients.Cli.Restless;

/// <summary><c>clients restless streams list</c>.</summary>
internal static class ListStreamsCommand
{
    private const string Explanation =
        """
        A table on a terminal, a JSON line for each stream elsewhere or with --json.

        Examples:
          clients restless streams list
          clients restless streams list --limit 5 --json | jq .id

        """ + Connection.ExitCodes;

    public static Command Create(CliEnvironment environment)
    {
        var limit = new Option<int?>("--limit") { Description = "At most so many; all by default." };
        var command = new ExplainedCommand("list", "List streams.", Explanation) { limit };
        var connection = new Connection(environment, command);
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(parsed, async client =>
        {
            var printer = new StreamPrinter(environment, connection.WantsJson(parsed));
            var left = parsed.GetValue(limit) ?? int.MaxValue;
            ArgumentOutOfRangeException.ThrowIfLessThan(left, 1, "--limit");
            await foreach (var stream in client.Streams.ListAllAsync(Math.Min(left, 100), cancellationToken).ConfigureAwait(false))
            {
                await printer.AddAsync(stream, cancellationToken).ConfigureAwait(false);
                if (--left == 0)
                {
                    break;
                }
            }

            printer.WriteTable();
        }));
        return command;
    }
}
