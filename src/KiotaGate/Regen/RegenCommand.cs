using System.CommandLine;
using Clients.Cli.Help;
using Clients.Cli.Spec;
using Clients.Cli.Terminal;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;
using Clients.Kiota.Generator.SpecDiff;

namespace Clients.Cli.Generation;

/// <summary><c>clients regen</c>: brings generated code and lock up to date with the documents.</summary>
internal static class RegenCommand
{
    private const string Explanation =
        """
        All of it or nothing: a failure leaves generated code and lock as they were.
        What changed in documents and public C# is told as by: clients spec diff

        Examples:
          clients regen
          clients regen WizChat WireBoard
          clients regen --format json      for other tools
          clients regen --official         with Microsoft's tool; the files are the same

        Exit codes:
          0  done
          2  a document or the lock cannot be used, or the official tool is not there
        """;

    public static Command Create(CliEnvironment environment)
    {
        var names = ClientNames.Argument("regenerate");
        var official = new Option<bool>("--official") { Description = "Use the Kiota pinned in .config/dotnet-tools.json instead of the built-in generator." };
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new ExplainedCommand("regen", "Regenerate clients from their documents, and the lock with them.", Explanation) { names, official, format };
        command.SetAction((parsed, cancellationToken) => GenerationErrors.GuardAsync(environment, async () =>
        {
            var layout = RepositoryLayout.Find(environment.WorkingDirectory);
            ITreeSource source = parsed.GetValue(official) ? new OfficialGenerator(layout, timeProvider: environment.TimeProvider) : new OwnGenerator();
            var regenerator = new Regenerator(layout, source, environment.TimeProvider);
            var changes = await Progress.WhileAsync(environment, "Regenerating", () => regenerator.RegenerateAsync(parsed.GetRequiredValue(names), cancellationToken)).ConfigureAwait(false);
            var told = new List<(ClientChange Change, SpecComparison Comparison)>();
            foreach (var change in changes)
            {
                await GenerationErrors.WarnAsync(environment, change.Name, change.Warnings).ConfigureAwait(false);
                // Of a client that is new all is new: nobody calls it yet.
                told.Add((change, change.IsNew ? new SpecComparison([], []) : new SpecComparison(await DocumentChangesAsync(layout, change, cancellationToken).ConfigureAwait(false), change.Api)));
            }

            await environment.Out.WriteAsync(parsed.GetRequiredValue(format) == "json" ? RegenReport.ToJson(told) + "\n" : RegenReport.ToText(told)).ConfigureAwait(false);
            return ExitCode.Success;
        }));
        return command;
    }

    // Regeneration sees only the new document; the old one is what the last commit has.
    private static async Task<IReadOnlyList<SpecChange>> DocumentChangesAsync(RepositoryLayout layout, ClientChange change, CancellationToken cancellationToken)
    {
        if (!change.Any || await GitRevision.FindAsync(layout.Root, "HEAD", cancellationToken).ConfigureAwait(false) is not { } head)
        {
            return [];
        }

        var location = LockReader.Read(layout, out _).Select([change.Name])[0].DescriptionLocation;
        var before = await head.ReadAsync(layout.Root, location, cancellationToken).ConfigureAwait(false);
        var after = await File.ReadAllBytesAsync(layout.Absolute(location), cancellationToken).ConfigureAwait(false);
        return before is null ? [] : SpecComparer.CompareDocuments(before, after, location);
    }
}
