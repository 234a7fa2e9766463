using System.CommandLine;
using Clients.RestlessStream.Models;

namespace Clients.Cli.Restless;

/// <summary><c>clients restless streams create</c>.</summary>
internal static class CreateStreamCommand
{
    private const string Explanation =
        """
        Examples:
          clients restless streams create Orders https://api.example.com/orders --interval 30
          clients restless streams create Search https://api.example.com/search --method POST --body '{"status":"open"}' --json-patch

        """ + Connection.ExitCodes;

    public static Command Create(CliEnvironment environment)
    {
        var name = new Argument<string>("name") { Description = "Display name." };
        var url = new Argument<string>("url") { Description = "The REST endpoint to poll." };
        var description = new Option<string>("--description") { Description = "Free text.", DefaultValueFactory = _ => "" };
        var inactive = new Option<bool>("--inactive") { Description = "Do not start it yet." };
        var command = new ExplainedCommand("create", "Create a stream.", Explanation) { name, url, description, inactive };
        var target = new TargetOptions(command, defaultInterval: 30);
        var connection = new Connection(environment, command);
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(parsed, async client =>
        {
            var polled = target.Read(parsed, parsed.GetValue(url)!);
            var created = await client.Streams.CreateAsync(
                new CreateStreamRequest
                {
                    Name = parsed.GetValue(name),
                    Description = parsed.GetValue(description),
                    Status = parsed.GetValue(inactive) ? StreamStatus.INACTIVE : StreamStatus.ACTIVE,
                    Url = polled.Url,
                    Method = polled.Method,
                    Headers = polled.Headers,
                    Body = polled.Body,
                    JqFilter = polled.JqFilter,
                    PayloadMode = polled.PayloadMode,
                    PollingInterval = polled.PollingInterval,
                },
                cancellationToken).ConfigureAwait(false);
            var printer = new StreamPrinter(environment, connection.WantsJson(parsed));
            await printer.AddAsync(created, cancellationToken).ConfigureAwait(false);
            printer.WriteTable();
            await environment.Error.WriteLineAsync($"Follow it: clients restless tail '{Printable.Line(created.SseUrl)}'").ConfigureAwait(false);
        }));
        return command;
    }
}
