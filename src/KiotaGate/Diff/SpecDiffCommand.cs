using System.CommandLine;
using Clients.Cli.Generation;
using Clients.Cli.Help;
using Clients.Cli.Terminal;
using Clients.Kiota.Generator.SpecDiff;

namespace Clients.Cli.Spec;

/// <summary><c>clients spec diff OLD [NEW]</c>: what changed in documents, and in the C# generated from them.</summary>
internal static class SpecDiffCommand
{
    private const string Explanation =
        """
        Each change is breaking (existing calls may stop compiling or working), additive, or documentation.
        OLD and NEW are files, or git revisions whose documents are taken as the lock names them.

        Examples:
          clients spec diff HEAD                                 what the work tree changes
          clients spec diff v1.0 v1.1 --client WizChat
          clients spec diff old.json new.json --format json
          clients spec diff main --format github --fail-on breaking

        Exit codes:
          0  compared; with --fail-on, nothing that grave
          1  with --fail-on: a change at least that grave
          2  an argument, a document or the lock cannot be used
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
        command.SetAction((parsed, cancellationToken) => GenerationErrors.GuardAsync(environment, async () =>
        {
            var pairs = await new SpecPairs(environment)
                .FindAsync(parsed.GetRequiredValue(before), parsed.GetValue(after), parsed.GetValue(client), cancellationToken).ConfigureAwait(false);
            var entries = await Progress.WhileAsync(environment, "Comparing", () => Task.FromResult(pairs.Select(Compare).ToList())).ConfigureAwait(false);
            Write(environment.Out, entries, parsed.GetRequiredValue(format));
            return parsed.GetValue(failOn) is { } limit && entries.Max(entry => entry.Comparison.Gravest) >= Enum.Parse<ChangeImpact>(limit, ignoreCase: true)
                ? ExitCode.Failure
                : ExitCode.Success;
        }));
        return command;
    }

    private static SpecDiffEntry Compare(SpecPair pair) =>
        new(pair.Name, pair.Document, SpecComparer.Compare(pair.Before, pair.After, pair.Document, pair.Settings));

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
