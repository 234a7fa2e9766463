using System.CommandLine;

namespace Clients.Cli.Restless;

/// <summary><c>clients restless</c>: follow and manage Restless streams.</summary>
internal static class RestlessCommand
{
    private const string Explanation =
        """
        Examples:
          clients restless streams list
          clients restless tail 'https://stream.restlessapi.stream?streamId=stream_123'
          clients restless direct https://api.example.com/orders --interval 30

        Environment:
          RESTLESS_API_KEY          the API key
          RESTLESS_BASE_URL         another address of the REST API
          RESTLESS_STREAM_BASE_URL  another address of the runtime
          NO_COLOR                  no colours
        """;

    private const string StreamsExplanation =
        """
        Examples:
          clients restless streams create Orders https://api.example.com/orders --interval 30
          clients restless streams list
          clients restless streams stop stream_123
        """;

    public static Command Create(CliEnvironment environment) => new ExplainedCommand("restless", "Follow and manage Restless Stream streams.", Explanation)
    {
        TailCommand.Create(environment),
        DirectCommand.Create(environment),
        new ExplainedCommand("streams", "Manage persisted streams.", StreamsExplanation)
        {
            ListStreamsCommand.Create(environment),
            GetStreamCommand.Create(environment),
            CreateStreamCommand.Create(environment),
            StreamActionCommand.Create(environment, "start", "Mark a stream active.", (streams, id, cancel) => streams.StartAsync(id, cancel)),
            StreamActionCommand.Create(environment, "stop", "Mark a stream inactive; its subscriptions end.", (streams, id, cancel) => streams.StopAsync(id, cancel)),
            StreamActionCommand.Create(environment, "delete", "Delete a stream.", (streams, id, cancel) => streams.DeleteAsync(id, cancel)),
        },
    };
}
