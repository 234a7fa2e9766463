using System.CommandLine;

namespace Clients.Cli.Restless;

/// <summary><c>clients restless</c>: follow and manage Restless streams.</summary>
internal static class RestlessCommand
{
    public static Command Create(CliEnvironment environment) => new("restless", "Follow and manage Restless Stream streams.")
    {
        TailCommand.Create(environment),
        DirectCommand.Create(environment),
        new Command("streams", "Manage persisted streams.")
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
