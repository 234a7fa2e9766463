using System.CommandLine;
using Clients.Cli.Help;

namespace Clients.Cli.Tour;

/// <summary><c>clients tour</c>: every client at work, in one command.</summary>
internal static class TourCommand
{
    private const string Explanation =
        """
        Regenerates every client in memory and reports drift, starts the sandbox on loopback, makes real calls
        with the generated classes, and sums up. Needs no account and no network, and writes nothing.

        Examples:
          clients tour
          NO_COLOR=1 clients tour

        Exit codes:
          0  everything went as it should
          1  there is drift, or a call failed
        """;

    public static Command Create(CliEnvironment environment)
    {
        var command = new ExplainedCommand("tour", "See all four clients regenerated, checked and called against the sandbox.", Explanation);
        command.SetAction(async (_, cancellationToken) =>
            await new TourGuide(environment, TourSegments.All).RunAsync(cancellationToken).ConfigureAwait(false) ? ExitCode.Success : ExitCode.Failure);
        return command;
    }
}
