using System.CommandLine;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.Cli.WireBoard;

/// <summary><c>clients wireboard live</c>: what happens on a site right now.</summary>
internal static class LiveCommand
{
    private const string Explanation =
        """
        On a terminal a table that keeps itself up to date; elsewhere, or with --json, every envelope as a JSON line as soon as it comes.
        Goes on until Ctrl+C, over breaks of the connection and renewals of the Live token.

        Examples:
          clients wireboard live --site xK4mP2nT
          clients wireboard live --site xK4mP2nT --categories visitors,top_pages
          clients wireboard live --site xK4mP2nT --categories visitors --json | jq .data.live

        """ + WireBoardTarget.Variables + """

        Exit codes:
          0  stopped by Ctrl+C, or --count is reached
          1  the service refused or failed, or could not be reached
          2  an argument cannot be used, or the token is missing
        """;

    public static Command Create(CliEnvironment environment)
    {
        var site = new Option<string>("--site") { Description = "The site to follow.", Required = true };
        var categories = new Option<string[]>("--categories") { Description = "What to follow, such as visitors,top_pages; everything when omitted.", AllowMultipleArgumentsPerToken = true };
        var json = new Option<bool>("--json") { Description = "Write JSON lines, as is done whenever the output is no terminal." };
        var count = new Option<int?>("--count") { Description = "Stop after so many JSON lines." };
        var command = new ExplainedCommand("live", "Watch a site live.", Explanation) { site, categories, json, count };
        var target = new WireBoardTarget(environment, command);
        command.SetAction((parsed, cancellationToken) => target.RunAsync(parsed, async session =>
        {
            var siteId = parsed.GetRequiredValue(site);
            var followed = Categories(parsed.GetValue(categories));
            var most = parsed.GetValue(count);
            var asJson = parsed.GetValue(json) || !environment.IsTerminal;
            if (most < 1 || (most is not null && !asJson))
            {
                throw new ArgumentException("--count is for JSON lines and at least 1; on a terminal add --json.");
            }

            try
            {
                await (asJson
                    ? new LiveLines(environment, session).FollowAsync(siteId, followed, most ?? int.MaxValue, cancellationToken)
                    : new LiveTable(environment, session).FollowAsync(siteId, followed, cancellationToken)).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await environment.Error.WriteLineAsync("Stopped.").ConfigureAwait(false);
            }

            return ExitCode.Success;
        }));
        return command;
    }

    /// <exception cref="ArgumentException">A name is no category.</exception>
    private static List<LiveCategory>? Categories(string[]? words)
    {
        var names = words?.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().ToList();
        return names is not { Count: > 0 }
            ? null
            : names.ConvertAll(name => LiveCategoryNames.Find(name)
                ?? throw new ArgumentException($"--categories: '{name}' is none. There are {string.Join(", ", LiveCategoryNames.All.Select(LiveCategoryNames.NameOf))}."));
    }
}
