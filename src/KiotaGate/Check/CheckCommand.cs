using System.CommandLine;
using KiotaGate.Lock;
using KiotaGate.Terminal;
using KiotaGate.Tool;

namespace KiotaGate.Check;

/// <summary><c>kiota-gate check</c>: the drift gate.</summary>
internal static class CheckCommand
{
    private const string Explanation =
        """
        Runs Kiota in a temporary folder and compares the result with documents, lock and generated code.
        Changes nothing. Every finding has its file, a diff, and the command that fixes it.

        Examples:
          kiota-gate check
          kiota-gate check WizChat
          kiota-gate check --format github    annotations in a GitHub workflow
          kiota-gate check --format json      for other programs
          kiota-gate check --strict           Kiota's warnings are findings, too

        Exit codes:
          0  no drift
          1  drift
          2  a document, the lock or the Kiota tool cannot be used
        """;

    public static Command Create(CliEnvironment environment)
    {
        var names = ClientNames.Argument("check");
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "github", "json");
        var strict = new Option<bool>("--strict") { Description = "Count Kiota's warnings about the documents as findings." };
        var command = new ExplainedCommand("check", "Compare documents, lock and generated code; name every difference.", Explanation) { names, format, strict };
        command.SetAction((parsed, cancellationToken) => GateErrors.GuardAsync(environment, async () =>
        {
            var layout = RepositoryLayout.Find(environment.WorkingDirectory);
            var checker = new Checker(layout, new KiotaTool(layout.Root, environment.TimeProvider), new GateCommands(layout, environment.WorkingDirectory));
            var report = await Progress.WhileAsync(environment, "Running Kiota", () => checker.CheckAsync(parsed.GetRequiredValue(names), cancellationToken)).ConfigureAwait(false);
            report = parsed.GetValue(strict) ? report.Strict() : report;
            await environment.Out.WriteAsync(CheckReports.Write(report, Enum.Parse<ReportFormat>(parsed.GetRequiredValue(format), ignoreCase: true))).ConfigureAwait(false);
            return report.ExitCode;
        }));
        return command;
    }
}
