using System.CommandLine;

namespace Clients.Cli.WireBoard;

/// <summary><c>clients wireboard verify</c>: every surface of the API tried with one's own token.</summary>
internal static class VerifyCommand
{
    private const int LongestSeconds = 86_400;

    private const string Explanation =
        """
        Calls every report for the last 7 days, then follows the site live, and says for each surface whether it works and what it gave.
        Nothing is changed. The token is shown by its last four characters only.

        Examples:
          WIREBOARD_TOKEN=... clients wireboard verify
          clients wireboard verify --site xK4mP2nT --duration 920    long enough to see the Live token renewed
          clients wireboard verify --no-color > verify.log           for CI
          clients wireboard verify --json | jq 'select(.passed | not)'

        """ + WireBoardTarget.Variables + """

        Exit codes:
          0  every surface works
          1  at least one does not
          2  an argument cannot be used, or the token is missing
        """;

    public static Command Create(CliEnvironment environment)
    {
        var site = new Option<string?>("--site") { Description = "The site to ask about; the token's first site when omitted." };
        var duration = new Option<int>("--duration") { Description = "How many seconds to follow the site live; 920 and more show a renewal of the Live token.", DefaultValueFactory = _ => 45 };
        var noColor = new Option<bool>("--no-color") { Description = "No colours, also on a terminal." };
        var json = new Option<bool>("--json") { Description = "Write a line of JSON for each surface." };
        var command = new ExplainedCommand("verify", "Try every surface of the API with your token.", Explanation) { site, duration, noColor, json };
        var target = new WireBoardTarget(environment, command);
        command.SetAction((parsed, cancellationToken) => target.RunAsync(parsed, async session =>
        {
            if (parsed.GetValue(site) is { } pinned && string.IsNullOrWhiteSpace(pinned))
            {
                throw new ArgumentException("--site is blank; leave it out for the token's first site.");
            }

            var seconds = parsed.GetValue(duration);
            if (seconds is < 1 or > LongestSeconds)
            {
                throw new ArgumentException($"--duration takes seconds from 1 to {LongestSeconds}.");
            }

            var page = new VerifyPage(environment, parsed.GetValue(noColor), parsed.GetValue(json));
            var verification = new Verification(session, page, environment, parsed.GetValue(site), TimeSpan.FromSeconds(seconds));
            return await verification.RunAsync(cancellationToken).ConfigureAwait(false) ? ExitCode.Success : ExitCode.Failure;
        }));
        return command;
    }
}
