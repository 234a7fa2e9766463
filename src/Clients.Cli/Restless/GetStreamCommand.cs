using System.CommandLine;

namespace Clients.Cli.Restless;

/// <summary><c>clients restless streams get</c>.</summary>
internal static class GetStreamCommand
{
    private const string Explanation =
        """
        Examples:
          clients restless streams get stream_123 --json

        """ + Connection.ExitCodes;

    public static Command Create(CliEnvironment environment)
    {
        var id = new Argument<string>("id") { Description = "The stream." };
        var command = new ExplainedCommand("get", "Show one stream.", Explanation) { id };
        var connection = new Connection(environment, command);
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(parsed, async client =>
        {
            var printer = new StreamPrinter(environment, connection.WantsJson(parsed));
            var stream = parsed.GetValue(id)!;
            await printer.AddAsync(await Progress.WhileAsync(environment, $"Reading {stream}", () => client.Streams.GetAsync(stream, cancellationToken)).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            printer.WriteTable();
        }));
        return command;
    }
}
