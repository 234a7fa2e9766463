using System.CommandLine;
using System.Text.Json.Nodes;
using Clients.SwarmAnalytics;

namespace Clients.Cli.Swarm;

/// <summary><c>clients swarm register</c>: mints the token of an install.</summary>
internal static class RegisterCommand
{
    private const string Explanation =
        """
        The token is the only thing printed. Keep it secret, and do not register the same install again while it works.

        Examples:
          export SWARM_TOKEN=$(clients swarm register my-install-id)

        Exit codes:
          0  done
          1  the service refused or could not be reached
          2  the id cannot be used
        """;

    public static Command Create(CliEnvironment environment)
    {
        var target = new SwarmTarget(environment);
        var install = new Argument<string>("install-id") { Description = "The install: 1 to 128 characters of your choice, the same for ever." };
        var command = new ExplainedCommand("register", "Mint the token of an install and print it.", Explanation) { install, target.BaseUrl, target.Json };
        command.SetAction((parsed, cancellationToken) => SwarmTarget.GuardAsync(environment, async () =>
        {
            var token = await Progress.WhileAsync(environment, "Registering", () => SwarmAnalyticsClient.RegisterAsync(parsed.GetRequiredValue(target.BaseUrl), parsed.GetRequiredValue(install), cancellationToken)).ConfigureAwait(false);
            await environment.Out.WriteLineAsync(parsed.GetValue(target.Json) ? new JsonObject { ["token"] = token }.ToJsonString() : token).ConfigureAwait(false);
            return ExitCode.Success;
        }));
        return command;
    }
}
