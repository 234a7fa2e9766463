using System.CommandLine;
using Clients.Cli.Help;
using Clients.Cli.Spec;
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
          clients regen --official         with Microsoft's tool; the files are the same

        Exit codes:
          0  done
          2  a document or the lock cannot be used, or the official tool is not there
        """;

    public static Command Create(CliEnvironment environment)
    {
        var names = ClientNames.Argument("regenerate");
        var official = new Option<bool>("--official") { Description = "Use the Kiota pinned in .config/dotnet-tools.json instead of the built-in generator." };
        var command = new ExplainedCommand("regen", "Regenerate clients from their documents, and the lock with them.", Explanation) { names, official };
        command.SetAction((parsed, cancellationToken) => GenerationErrors.GuardAsync(environment, async () =>
        {
            var layout = RepositoryLayout.Find(environment.WorkingDirectory);
            ITreeSource source = parsed.GetValue(official) ? new OfficialGenerator(layout, timeProvider: environment.TimeProvider) : new OwnGenerator();
            var changes = await new Regenerator(layout, source, environment.TimeProvider).RegenerateAsync(parsed.GetRequiredValue(names), cancellationToken).ConfigureAwait(false);
            foreach (var change in changes)
            {
                await GenerationErrors.WarnAsync(environment, change.Name, change.Warnings).ConfigureAwait(false);
                if (change.IsNew)
                {
                    await environment.Out.WriteLineAsync($"{change.Name,-16} {change.FileCount} files   new").ConfigureAwait(false);
                    continue;
                }

                await WriteAsync(environment.Out, change).ConfigureAwait(false);
                SpecDiffReport.WriteChanges(environment.Out, new SpecComparison(await DocumentChangesAsync(layout, change, cancellationToken).ConfigureAwait(false), change.Api));
            }

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

    private static async Task WriteAsync(TextWriter output, ClientChange change)
    {
        var summary = change.Any ? $"{change.Added.Count} added, {change.Changed.Count} changed, {change.Removed.Count} removed" : "nothing to do";
        await output.WriteLineAsync($"{change.Name,-16} {change.FileCount} files   {summary}").ConfigureAwait(false);
        var marked = change.Added.Select(path => (Path: path, Mark: '+'))
            .Concat(change.Changed.Select(path => (Path: path, Mark: '~')))
            .Concat(change.Removed.Select(path => (Path: path, Mark: '-')));
        foreach (var (path, mark) in marked.OrderBy(item => item.Path, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"  {mark} {path}").ConfigureAwait(false);
        }
    }
}
