using System.CommandLine;
using KiotaGate.Lock;
using KiotaGate.Terminal;
using KiotaGate.Tool;

namespace KiotaGate.Regen;

/// <summary><c>kiota-gate regen</c>: brings generated code and lock up to date with the documents.</summary>
internal static class RegenCommand
{
    private const string Explanation =
        """
        All of it or nothing: a document that cannot be used leaves code and lock as they were, and what a killed
        process leaves undone, the next one finishes. Files that Kiota did not write stay where they are.
        What changed in documents and public C# is shown as by: kiota-gate diff

        Examples:
          kiota-gate regen
          kiota-gate regen WizChat WireBoard
          kiota-gate regen --format json      for other programs

        Exit codes:
          0  done
          1  a file that Kiota did not write is in the way; nothing was written
          2  a document, the lock or the Kiota tool cannot be used; nothing was written
        """;

    public static Command Create(CliEnvironment environment)
    {
        var names = ClientNames.Argument("regenerate");
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new ExplainedCommand("regen", "Regenerate clients from their documents, and the lock with them.", Explanation) { names, format };
        command.SetAction((parsed, cancellationToken) => GateErrors.GuardAsync(environment, async () =>
        {
            var layout = RepositoryLayout.Find(environment.WorkingDirectory);
            var commands = new GateCommands(layout, environment.WorkingDirectory);
            var regenerator = new Regenerator(layout, new KiotaTool(layout.Root, environment.TimeProvider), commands, environment.TimeProvider);
            var report = await Progress.WhileAsync(environment, "Running Kiota", () => regenerator.RegenerateAsync(parsed.GetRequiredValue(names), cancellationToken)).ConfigureAwait(false);
            await environment.Out.WriteAsync(parsed.GetRequiredValue(format) == "json" ? RegenReports.ToJson(report) + "\n" : RegenReports.ToText(report, commands)).ConfigureAwait(false);
            return report.ExitCode;
        }));
        return command;
    }
}
