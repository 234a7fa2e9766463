using System.CommandLine;

namespace Clients.Cli.Tour;

/// <summary><c>clients tour</c>: every client at work, in one command.</summary>
internal static class TourCommand
{
    private const string Explanation =
        """
        Runs Kiota on every document and reports drift, starts the sandbox on loopback, makes real calls
        with the generated classes, and sums up. Needs no account and no network, and writes nothing.
        Outside a clone of the repository there is no generated code to compare; that part is left out.

        Examples:
          clients tour
          clients tour --json
          NO_COLOR=1 clients tour

        Exit codes:
          0  everything went as it should
          1  there is drift, or a call failed
        """;

    public static Command Create(CliEnvironment environment)
    {
        var json = new Option<bool>("--json") { Description = "Print how each client did as JSON." };
        var command = new ExplainedCommand("tour", "See all four clients regenerated, checked and called against the sandbox.", Explanation) { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asJson = parsed.GetValue(json);
            var outcomes = await new TourGuide(environment, TourSegments.All, silent: asJson).RunAsync(cancellationToken).ConfigureAwait(false);
            if (asJson)
            {
                await environment.Out.WriteLineAsync(TourJson.Of(outcomes)).ConfigureAwait(false);
            }

            return outcomes.All(outcome => outcome.Passed) ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
