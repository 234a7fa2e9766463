using System.CommandLine;
using Clients.RestlessStream;

namespace Clients.Cli.Restless;

/// <summary><c>clients restless tail</c>: the events of a runtime URL as they come.</summary>
internal static class TailCommand
{
    private const string Explanation =
        """
        Follows a stream or session by its runtime URL until Ctrl+C, reconnecting from the last event when the connection breaks.

        Examples:
          clients restless tail 'https://stream.restlessapi.stream?streamId=stream_123'
          clients restless tail --ws --since 2026-01-01T00:00:00Z 'https://stream.restlessapi.stream?streamId=stream_123'
          clients restless tail URL | jq .data

        """ + Connection.ExitCodes;

    public static Command Create(CliEnvironment environment)
    {
        var url = new Argument<string>("url") { Description = "The runtime URL: sseUrl or wsUrl of a stream or session." };
        var command = new ExplainedCommand("tail", "Follow the events of a runtime URL.", Explanation) { url };
        var connection = new Connection(environment, command);
        var follow = new FollowOptions(environment, connection, command);
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(parsed, client =>
        {
            var address = parsed.GetValue(url)!;
            var events = follow.IsOverWebSocket(parsed) || address.StartsWith("ws", StringComparison.OrdinalIgnoreCase)
                ? client.Streams.SubscribeWebSocketAsync(address, follow.Read<WebSocketSubscriptionOptions>(parsed), cancellationToken)
                : client.Streams.SubscribeSseAsync(address, follow.Read<SubscriptionOptions>(parsed), cancellationToken);
            return follow.FollowAsync(parsed, events, cancellationToken);
        }));
        return command;
    }
}
