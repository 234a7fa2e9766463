using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.Cli.Swarm;

/// <summary><c>clients swarm send</c>: records one diagnostic and waits for its delivery.</summary>
internal static class SendCommand
{
    private const string Explanation =
        """
        Sends logs.write with the token in SWARM_TOKEN, and tries again as the client library does. With --spool, what is not
        delivered in time stays in the file for `clients swarm spool drain`.

        Examples:
          clients swarm send agent --subtag tool --data '{"name":"shell"}' --spool events.db

        Exit codes:
          0  delivered
          1  dropped, or not delivered in time
          2  the arguments, the token or the spool cannot be used
        """;

    public static Command Create(CliEnvironment environment)
    {
        var target = new SwarmTarget(environment);
        var tag = new Argument<string>("tag") { Description = "The area of the app, 1 to 64 characters." };
        var subtag = new Option<string?>("--subtag") { Description = "The finer area, at most 64 characters." };
        var data = new Option<string?>("--data") { Description = "Any JSON." };
        var spool = new Option<string?>("--spool") { Description = "A spool file that keeps the event until it is delivered." };
        var command = new ExplainedCommand("send", "Record a diagnostic and deliver it.", Explanation) { tag, subtag, data, spool, target.BaseUrl, target.Seconds, target.Json };
        command.SetAction((parsed, cancellationToken) => SwarmTarget.GuardAsync(environment, () =>
        {
            var payload = parsed.GetValue(data) is { } json ? Parse(json) : null;
            return target.DeliverAsync(
                parsed, parsed.GetValue(spool), client => client.Logs.Write(parsed.GetRequiredValue(tag), parsed.GetValue(subtag), payload), cancellationToken);
        }));
        return command;
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"--data is not JSON: {e.Message}", e);
        }
    }
}
