using System.CommandLine;
using Clients.RestlessStream;

namespace Clients.Cli.Restless;

/// <summary><c>clients restless direct</c>: the events of a REST endpoint, without a persisted stream.</summary>
internal static class DirectCommand
{
    private const string Explanation =
        """
        Lets the service poll a REST endpoint and follows what changes until Ctrl+C. Nothing is created.
        Headers and body travel in the URL of the subscription: do not put secrets of the target there that must not be logged.

        Examples:
          clients restless direct https://api.example.com/orders --interval 30
          clients restless direct https://api.example.com/search --method POST --body '{"status":"open"}' --jq '.hits[]' --ws

        """ + Connection.ExitCodes;

    public static Command Create(CliEnvironment environment)
    {
        var url = new Argument<string>("url") { Description = "The REST endpoint to poll." };
        var command = new ExplainedCommand("direct", "Follow a REST endpoint without a persisted stream.", Explanation) { url };
        var target = new TargetOptions(command, defaultInterval: null);
        var connection = new Connection(environment, command);
        var follow = new FollowOptions(environment, connection, command);
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(parsed, client =>
        {
            var stream = target.Read(parsed, parsed.GetValue(url)!);
            var events = follow.IsOverWebSocket(parsed)
                ? client.Streams.SubscribeDirectWebSocketAsync(stream, follow.Read<WebSocketSubscriptionOptions>(parsed), cancellationToken)
                : client.Streams.SubscribeDirectSseAsync(stream, follow.Read<SubscriptionOptions>(parsed), cancellationToken);
            return follow.FollowAsync(parsed, events, cancellationToken);
        }));
        return command;
    }
}
