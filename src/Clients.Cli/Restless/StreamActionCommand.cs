using System.CommandLine;
using System.Text.Json.Nodes;
using Clients.RestlessStream.Models;
using Clients.RestlessStream.Streams;

namespace Clients.Cli.Restless;

/// <summary><c>clients restless streams start</c>, <c>stop</c> and <c>delete</c>: one stream, one answer.</summary>
internal static class StreamActionCommand
{
    public static Command Create(
        CliEnvironment environment, string verb, string description, Func<StreamsRequestBuilder, string, CancellationToken, Task<BaseActionResponse>> act)
    {
        var id = new Argument<string>("id") { Description = "The stream." };
        var explanation = $"Examples:\n  clients restless streams {verb} stream_123\n  clients restless streams {verb} stream_123 --json\n{Connection.ExitCodes}";
        var command = new ExplainedCommand(verb, description, explanation) { id };
        var connection = new Connection(environment, command);
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(parsed, async client =>
        {
            var stream = parsed.GetValue(id)!;
            var answer = await Progress.WhileAsync(environment, $"{verb} {stream}", () => act(client.Streams, stream, cancellationToken)).ConfigureAwait(false);
            var affected = answer.Affected is true;
            await environment.Out.WriteLineAsync(connection.WantsJson(parsed)
                ? new JsonObject { ["id"] = answer.Id, ["affected"] = affected }.ToJsonString()
                : $"{verb} {Printable.Line(answer.Id)}: {(affected ? "done" : "it was so already")}").ConfigureAwait(false);
        }));
        return command;
    }
}
