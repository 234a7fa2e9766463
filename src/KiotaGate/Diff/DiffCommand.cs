using System.CommandLine;
using KiotaGate.Terminal;

namespace KiotaGate.Diff;

/// <summary><c>kiota-gate diff OLD [NEW]</c>: what changed in documents, and in the C# generated from them.</summary>
internal static class DiffCommand
{
    private const string Explanation =
        """
        Each change is breaking (existing calls may stop compiling or working), additive, or documentation.
        OLD and NEW are files, or git revisions whose documents are taken as the lock names them.

        Examples:
          kiota-gate diff HEAD                                 what the work tree changes
          kiota-gate diff v1.0 v1.1 --client WizChat
          kiota-gate diff old.json new.json --format json
          kiota-gate diff main --format github --fail-on breaking

        Exit codes:
          0  compared; with --fail-on, nothing that grave
          1  with --fail-on: a change at least that grave
          2  an argument, a document, the lock or the Kiota tool cannot be used
        """;

    public static Command Create(CliEnvironment environment)
    {
        var before = new Argument<string>("OLD") { Description = "A document, or a git revision." };
        var after = new Argument<string?>("NEW") { Description = "The same for the new side; the work tree when left out.", Arity = ArgumentArity.ZeroOrOne };
        var client = new Option<string?>("--client") { Description = "Only this client of the lock; two files are generated under its names." };
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "github", "json");
        var failOn = new Option<string?>("--fail-on") { Description = "Exit 1 when a change is at least this grave." };
        failOn.AcceptOnlyFromAmong("breaking", "additive", "documentation");
        var command = new ExplainedCommand("diff", "Tell what changed between two versions of the documents and in their C#.", Explanation)
        {
            before, after, client, format, failOn,
        };
        command.SetAction((parsed, cancellationToken) => GateErrors.GuardAsync(environment, async () =>
        {
            var pairs = await new DiffSides(environment.WorkingDirectory)
                .FindAsync(parsed.GetRequiredValue(before), parsed.GetValue(after), parsed.GetValue(client), cancellationToken).ConfigureAwait(false);
            var entries = await Progress.WhileAsync(environment, "Comparing", () => CompareAsync(pairs, environment, cancellationToken)).ConfigureAwait(false);
            Write(environment.Out, entries, parsed.GetRequiredValue(format));
            return parsed.GetValue(failOn) is { } limit && entries.Max(entry => entry.Comparison.Gravest) >= Enum.Parse<ChangeImpact>(limit, ignoreCase: true)
                ? ExitCode.Failure
                : ExitCode.Success;
        }));
        return command;
    }

    private static async Task<List<SpecDiffEntry>> CompareAsync(IReadOnlyList<SpecPair> pairs, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var documents = pairs.Select(pair => SpecComparer.CompareDocuments(pair.Before.Document, pair.After.Document, pair.Document)).ToList();
        var apis = await new CodeOfSides(environment.WorkingDirectory, environment.TimeProvider).ReadAsync(pairs, cancellationToken).ConfigureAwait(false);
        return [.. pairs.Zip(documents, (pair, changes) => new SpecDiffEntry(pair.Name, pair.Document, new SpecComparison(changes, ApiComparer.Compare(apis[pair.Before], apis[pair.After]))))];
    }

    private static void Write(TextWriter output, IReadOnlyList<SpecDiffEntry> entries, string format)
    {
        switch (format)
        {
            case "json":
                output.WriteLine(SpecDiffReport.ToJson(entries));
                break;
            case "github":
                SpecDiffReport.WriteGitHub(output, entries);
                break;
            default:
                SpecDiffReport.WriteText(output, entries);
                break;
        }
    }
}
