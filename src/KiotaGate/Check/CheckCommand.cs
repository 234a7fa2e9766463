using System.CommandLine;
using Clients.Cli.Help;
using Clients.Cli.Terminal;
using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;

namespace Clients.Cli.Generation;

/// <summary><c>clients check</c>: the drift gate.</summary>
internal static class CheckCommand
{
    private const string Explanation =
        """
        Regenerates in memory and writes nothing. Every stale, edited, missing, extra and untracked file
        is named, with a diff and the command that mends it.

        Examples:
          clients check
          clients check WizChat
          clients check --format github    annotations in a GitHub workflow
          clients check --format json      for other tools

        Exit codes:
          0  no drift
          1  drift
          2  a document or the lock cannot be used
        """;

    public static Command Create(CliEnvironment environment, IReadOnlyCollection<FurtherCheck> furtherChecks)
    {
        var names = ClientNames.Argument("check");
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "github", "json");
        var command = new ExplainedCommand("check", "Compare documents, lock and generated code; name every difference.", Explanation) { names, format };
        command.SetAction((parsed, cancellationToken) => GenerationErrors.GuardAsync(environment, async () =>
        {
            var layout = RepositoryLayout.Find(environment.WorkingDirectory);
            var report = await Progress.WhileAsync(environment, "Regenerating in memory", () => new DriftChecker(layout, new OwnGenerator()).CheckAsync(parsed.GetRequiredValue(names), cancellationToken)).ConfigureAwait(false);
            report = report with { Repository = [.. report.Repository, .. furtherChecks.SelectMany(check => check(layout, report))] };
            await DriftReports.WriteAsync(environment.Out, report, Enum.Parse<DriftFormat>(parsed.GetRequiredValue(format), ignoreCase: true)).ConfigureAwait(false);
            return report.IsClean ? ExitCode.Success : ExitCode.Failure;
        }));
        return command;
    }
}
