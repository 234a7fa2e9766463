using KiotaGate.Documents;
using KiotaGate.Files;
using KiotaGate.Git;
using KiotaGate.Lock;
using KiotaGate.Tool;

namespace KiotaGate.Check;

/// <summary>
/// The drift gate: generates every client anew into a temporary folder, and compares documents, lock and code with what is committed.
/// Nothing of the repository is changed.
/// </summary>
/// <param name="layout">The repository.</param>
/// <param name="tool">Runs Kiota.</param>
/// <param name="commands">Writes the commands that fix findings.</param>
internal sealed class Checker(RepositoryLayout layout, KiotaTool tool, GateCommands commands)
{
    /// <summary>Checks some clients or all. The lock itself and unclaimed places are always checked.</summary>
    /// <param name="names">Names in the lock; all clients when empty.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="GateException">The lock has no client of that name, or Kiota cannot be run.</exception>
    public async Task<GateReport> CheckAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        RepositoryLock locked;
        byte[] lockBytes;
        try
        {
            locked = LockReader.Read(layout, out lockBytes);
        }
        catch (LockException e)
        {
            return new GateReport([], [Findings.Unusable(RepositoryLock.FileName, e.Problem, commands)], []);
        }

        var version = ToolManifest.PinnedVersion(layout.Root, locked.KiotaVersion);
        var tracking = TrackAsync(locked, cancellationToken);
        var clients = await PrepareAsync(locked.Select(names), cancellationToken).ConfigureAwait(false);
        using var work = WorkFolder.Create();
        var run = new KiotaRun(layout, tool, version, work);
        var usable = clients.Where(client => client.Input is not null).ToList();
        var outputs = usable.Zip(await run.GenerateAsync([.. usable.Select(client => client.Input!)], cancellationToken).ConfigureAwait(false))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        var variants = await GenerateVariantsAsync(run, outputs, locked.KiotaVersion == version, cancellationToken).ConfigureAwait(false);
        var (git, untracked, ignored) = await tracking.ConfigureAwait(false);

        var reports = new List<ClientReport>();
        var entries = new List<LockedClient>();
        foreach (var client in clients)
        {
            var (report, entry) = outputs.TryGetValue(client, out var output) && output.Tree is not null
                ? await CompareAsync(client, output, variants.GetValueOrDefault(client), new Ownership(git, untracked), ignored, cancellationToken).ConfigureAwait(false)
                : (Refuse(client, output), null);
            reports.Add(report);
            entries.AddRange(entry is null ? [] : [entry]);
        }

        var repository = await UnclaimedPlaces.FindAsync(layout, locked, git, commands, cancellationToken).ConfigureAwait(false);
        repository.AddRange(CompareLock(locked, lockBytes, version, entries));
        repository.AddRange(Untracked(RepositoryLock.FileName, untracked, ignored));
        return new GateReport(reports, repository, []);
    }

    private Task<PreparedClient[]> PrepareAsync(IReadOnlyList<LockEntry> entries, CancellationToken cancellationToken) =>
        Task.WhenAll(entries.Select(entry => Task.Run(() => PreparedClient.Read(layout, entry), cancellationToken)));

    // Only a difference that the document does not explain is worth a second run of Kiota.
    private static async Task<Dictionary<PreparedClient, FileTree>> GenerateVariantsAsync(
        KiotaRun run, Dictionary<PreparedClient, KiotaOutput> outputs, bool sameVersion, CancellationToken cancellationToken)
    {
        var unexplained = outputs
            .Where(pair => sameVersion && pair.Value.Tree is { } tree && pair.Key.Entry.Client!.DocumentHash == pair.Key.DocumentHash
                && tree.Hash != pair.Key.Actual!.Hash && tree.Hash != pair.Key.Entry.Client.OutputHash)
            .Select(pair => pair.Key)
            .ToList();
        var variants = await run.GenerateReversedAsync(unexplained.Select(client => client.Input!), cancellationToken).ConfigureAwait(false);
        return unexplained.Zip(variants).Where(pair => pair.Second.Tree is not null).ToDictionary(pair => pair.First, pair => pair.Second.Tree!);
    }

    private async Task<(GitRepository? Git, IReadOnlySet<string> Untracked, IReadOnlySet<string> Ignored)> TrackAsync(RepositoryLock locked, CancellationToken cancellationToken)
    {
        IReadOnlySet<string> none = new HashSet<string>();
        var git = await GitRepository.FindAsync(layout.Root, cancellationToken).ConfigureAwait(false);
        if (git is null)
        {
            return (null, none, none);
        }

        string[] paths = [RepositoryLock.FileName, RepositoryLayout.GeneratedFolder, .. locked.Clients.Select(client => client.DescriptionLocation)];
        var untracked = await git.UntrackedAsync(paths, cancellationToken).ConfigureAwait(false);

        // A work tree that does not even track the lock is another project's, around an unpacked copy.
        return untracked.Count == 0 || untracked.Contains(RepositoryLock.FileName)
            ? (git, none, none)
            : (git, untracked, await git.IgnoredAsync(paths, cancellationToken).ConfigureAwait(false));
    }

    private async Task<(ClientReport Report, LockedClient? Entry)> CompareAsync(
        PreparedClient prepared, KiotaOutput output, FileTree? variant, Ownership ownership, IReadOnlySet<string> ignored, CancellationToken cancellationToken)
    {
        var client = prepared.Entry.Client!;
        var (tree, actual) = (output.Tree!, prepared.Actual!);
        var fresh = client with { DescriptionHash = output.DescriptionHash, DocumentHash = prepared.DocumentHash, OutputHash = tree.Hash };
        IReadOnlyList<DocumentProblem> warnings = [.. prepared.Input!.Check.Warnings, .. output.Warnings];
        if (client.OutputHash.Length == 0 && actual.IsEmpty)
        {
            var missing = new Finding(FindingKind.Missing, client.OutputPath, $"is not generated yet from {client.DescriptionLocation}", commands.Regen(client.Name));
            return (new ClientReport(client.Name, client.DescriptionLocation, tree.Files.Count, [missing], warnings, []), fresh);
        }

        var documentChanged = prepared.DocumentHash != client.DocumentHash;
        var (findings, unstable) = await new TreeComparison(client, documentChanged, tree, variant, actual, ownership, commands).RunAsync(cancellationToken).ConfigureAwait(false);
        if (documentChanged)
        {
            findings.Insert(0, new Finding(FindingKind.Stale, client.DescriptionLocation, $"changed since {client.Name} was generated from it", commands.Regen(client.Name)));
        }

        var named = findings.Select(finding => finding.Path).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(actual.Files.Keys.Select(path => $"{client.OutputPath}/{path}").Append(client.DescriptionLocation)
            .Where(path => !named.Contains(path)).SelectMany(path => Untracked(path, ownership.Untracked, ignored)));
        return (
            new ClientReport(client.Name, client.DescriptionLocation, tree.Files.Count, findings, warnings, unstable),
            unstable.Count > 0 && findings.Count == 0 ? fresh with { OutputHash = actual.Hash } : fresh);
    }

    private ClientReport Refuse(PreparedClient client, KiotaOutput? output)
    {
        var problems = output is null ? client.Problems : output.Failure;
        var findings = Findings.Unusable(client.ProblemPath, problems, commands).ToList();
        return new ClientReport(client.Entry.Name, client.Entry.Client?.DescriptionLocation ?? "", 0, findings, [.. client.Input?.Check.Warnings ?? [], .. output?.Warnings ?? []], []);
    }

    private IEnumerable<Finding> Untracked(string path, IReadOnlySet<string> untracked, IReadOnlySet<string> ignored)
    {
        if (ignored.Contains(path))
        {
            yield return new Finding(FindingKind.Untracked, path, "is ignored by git, so nobody else would get it", commands.GitAddIgnored(path));
        }
        else if (untracked.Contains(path))
        {
            yield return new Finding(FindingKind.Untracked, path, "is not tracked by git, so nobody else would get it", commands.GitAdd([path]));
        }
    }

    private IEnumerable<Finding> CompareLock(RepositoryLock locked, byte[] actual, string version, List<LockedClient> fresh)
    {
        if (locked.KiotaVersion != version && locked.KiotaVersion.Length > 0)
        {
            yield return new Finding(FindingKind.ToolVersion, RepositoryLock.FileName, $"was made by Kiota {locked.KiotaVersion}, but .config/dotnet-tools.json pins {version}", commands.Regen());
        }

        // An entry that cannot be used cannot be written, either.
        var expected = LockWriter.Write(locked.With(locked.KiotaVersion.Length == 0 ? version : locked.KiotaVersion, fresh));
        if (locked.Entries.Any(entry => entry.Client is null) || actual.AsSpan().SequenceEqual(expected))
        {
            yield break;
        }

        var stale = fresh.Any(client => locked.Clients.Any(old => old.Name == client.Name && old.DocumentHash != client.DocumentHash));
        var (diff, line) = UnifiedDiff.Compare(RepositoryLock.FileName, actual, expected);
        yield return new Finding(
            stale ? FindingKind.Stale : FindingKind.Edited,
            RepositoryLock.FileName,
            stale ? "does not record the documents as they are" : "is not as regeneration writes it",
            commands.Regen())
        {
            Diff = diff,
            Line = line,
        };
    }
}
