using System.Text;
using KiotaGate.Check;
using KiotaGate.Diff;
using KiotaGate.Files;
using KiotaGate.Git;
using KiotaGate.Lock;
using KiotaGate.Tool;

namespace KiotaGate.Regen;

/// <summary>
/// Brings generated code and lock up to date with the documents, all of it or nothing. Kiota works in a temporary folder; only what it
/// made is then put in place, by a journal that survives the death of this process. Files that Kiota did not write stay.
/// </summary>
/// <param name="layout">The repository.</param>
/// <param name="tool">Runs Kiota.</param>
/// <param name="commands">Writes the commands that fix problems.</param>
/// <param name="timeProvider">The clock that bounds the wait for another regeneration.</param>
/// <param name="beforeStep">Called before anything that a killed process could leave undone; for tests.</param>
internal sealed class Regenerator(RepositoryLayout layout, KiotaTool tool, GateCommands commands, TimeProvider timeProvider, Action? beforeStep = null)
{
    /// <summary>Regenerates some clients or all, and writes the lock.</summary>
    /// <param name="names">Names in the lock; all clients when empty.</param>
    /// <param name="cancellationToken">Ends the work early. Code and lock are then as they were.</param>
    /// <exception cref="GateException">The lock has no client of that name, Kiota cannot be run, or a file cannot be written.</exception>
    public async Task<RegenReport> RegenerateAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var git = await GitRepository.FindAsync(layout.Root, cancellationToken).ConfigureAwait(false);
        var state = StateFolder.Of(layout, git);
        using var claim = await RegenerationClaim.TakeAsync(state, timeProvider, cancellationToken).ConfigureAwait(false);
        try
        {
            var swap = new FileSwap(layout, state, beforeStep);
            string[] notes = swap.Recover() is { } recovered ? [recovered] : [];
            return await RegenerateAsync(names, git, swap, cancellationToken).ConfigureAwait(false) is var report ? report with { Notes = [.. notes, .. report.Notes] } : report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GateException($"Regeneration failed: {e.Message}", e);
        }
    }

    private async Task<RegenReport> RegenerateAsync(IReadOnlyCollection<string> names, GitRepository? git, FileSwap swap, CancellationToken cancellationToken)
    {
        RepositoryLock locked;
        byte[] lockBytes;
        try
        {
            locked = LockReader.Read(layout, out lockBytes);
        }
        catch (LockException e)
        {
            return new RegenReport([], [Findings.Unusable(RepositoryLock.FileName, e.Problem, commands)]);
        }

        // The lock is written as a whole, so an entry that cannot be read stops all.
        var version = ToolManifest.PinnedVersion(layout.Root, locked.KiotaVersion);
        var selected = locked.Select(names);
        var clients = selected.Concat(locked.Entries.Where(entry => entry.Client is null && !selected.Contains(entry))).Select(entry => PreparedClient.Read(layout, entry)).ToList();
        if (clients.Any(client => client.Input is null))
        {
            return new RegenReport([], [.. clients.SelectMany(client => Findings.Unusable(client.ProblemPath, client.Problems, commands))]);
        }

        using var work = WorkFolder.Create();
        var outputs = await new KiotaRun(layout, tool, version, work).GenerateAsync([.. clients.Select(client => client.Input!)], cancellationToken).ConfigureAwait(false);
        var generated = clients.Zip(outputs).Select(pair => new GeneratedClient(pair.First, pair.Second)).ToList();
        if (generated.Any(client => client.Output.Tree is null))
        {
            return new RegenReport([], [.. generated.SelectMany(client => Findings.Unusable(client.Prepared.ProblemPath, client.Output.Failure, commands))]);
        }

        var untracked = git is null ? new HashSet<string>() : await git.UntrackedAsync([RepositoryLayout.GeneratedFolder], cancellationToken).ConfigureAwait(false);
        var plan = new SwapPlan(new Ownership(git, untracked), commands);
        foreach (var client in generated)
        {
            await plan.AddAsync(client, cancellationToken).ConfigureAwait(false);
        }

        if (plan.InTheWay.Count > 0)
        {
            return new RegenReport([], plan.InTheWay);
        }

        var changes = new List<ClientChange>();
        foreach (var client in generated)
        {
            changes.Add(plan.Changes[client.Prepared.Entry.Name] with { Comparison = await CompareAsync(client, git, cancellationToken).ConfigureAwait(false) });
        }

        var newLock = LockWriter.Write(locked.With(version, generated.Select(client => client.Entry)));
        var steps = plan.Steps.Concat(lockBytes.AsSpan().SequenceEqual(newLock)
            ? []
            : [new SwapStep(RepositoryLock.FileName, ContentHash.Of(lockBytes), ContentHash.Of(newLock), () => newLock)]).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        var left = steps.Count == 0 ? [] : swap.Commit(steps);
        return new RegenReport(changes, [])
        {
            New = [.. changes.SelectMany(change => change.Added)],
            Notes = [.. left.Select(path => $"{path} was changed during regeneration, and was left alone.")],
        };
    }

    // The old document is the committed one: regeneration sees only the new one. Of a client that is new, all is new.
    private static async Task<SpecComparison> CompareAsync(GeneratedClient client, GitRepository? git, CancellationToken cancellationToken)
    {
        var (entry, actual, tree) = (client.Prepared.Entry.Client!, client.Prepared.Actual!, client.Output.Tree!);
        if (actual.IsEmpty)
        {
            return new SpecComparison([], []);
        }

        IReadOnlyList<SpecChange> document = [];
        if (client.Prepared.DocumentHash != entry.DocumentHash
            && git is not null
            && await git.RevisionAsync("HEAD", cancellationToken).ConfigureAwait(false) is { } head
            && await head.ReadAsync(entry.DescriptionLocation, cancellationToken).ConfigureAwait(false) is { } before)
        {
            document = SpecComparer.CompareDocuments(before, client.Prepared.Input!.Document.ToArray(), entry.DescriptionLocation);
        }

        var differing = tree.Files.Keys.Union(actual.Files.Keys)
            .Where(path => tree.Files.GetValueOrDefault(path) != actual.Files.GetValueOrDefault(path) && path.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        return new SpecComparison(document, ApiComparer.Compare(Api(actual, differing), Api(tree, differing)));
    }

    private static IReadOnlyList<ApiMember> Api(FileTree tree, IEnumerable<string> paths) =>
        ApiSurface.Read(paths.Where(tree.Files.ContainsKey).Select(path => Encoding.UTF8.GetString(tree.Content(path))));
}
