using KiotaGate.Check;
using KiotaGate.Files;

namespace KiotaGate.Regen;

/// <summary>Decides which files are written and deleted, and which are the user's own and stay.</summary>
/// <param name="ownership">Tells Kiota's files from the user's.</param>
/// <param name="commands">Writes the commands that fix problems.</param>
internal sealed class SwapPlan(Ownership ownership, GateCommands commands)
{
    private readonly List<SwapStep> _deletes = [];
    private readonly List<SwapStep> _writes = [];

    /// <summary>What is to be done. Deleting comes first, because two names may differ in nothing but case.</summary>
    public IEnumerable<SwapStep> Steps => _deletes.Concat(_writes);

    /// <summary>Files that are not Kiota's and stand where Kiota writes.</summary>
    public List<Finding> InTheWay { get; } = [];

    /// <summary>What happens to each client's files, by the client's name.</summary>
    public Dictionary<string, ClientChange> Changes { get; } = new(StringComparer.Ordinal);

    /// <summary>Plans the files of one client.</summary>
    public async Task AddAsync(GeneratedClient client, CancellationToken cancellationToken)
    {
        var (locked, actual, tree) = (client.Prepared.Entry.Client!, client.Prepared.Actual!, client.Output.Tree!);
        var (added, changed, removed, kept) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var (path, hash) in tree.Files)
        {
            var full = $"{locked.OutputPath}/{path}";
            var before = actual.Files.GetValueOrDefault(path);
            if (before == hash)
            {
                continue;
            }

            if (BlockingLink(actual, path) is { } link)
            {
                InTheWay.Add(new Finding(FindingKind.Extra, $"{locked.OutputPath}/{link}", "is a symbolic link where Kiota writes. Move it away", MoveAway($"{locked.OutputPath}/{link}")));
            }
            else if (Directory.Exists(actual.FullPath(path)))
            {
                InTheWay.Add(new Finding(FindingKind.Extra, full, "is a folder where Kiota writes a file. Move it away", MoveAway(full)));
            }
            else if (before is not null && !await ownership.MayOverwriteAsync(full, actual.Content(path), cancellationToken).ConfigureAwait(false))
            {
                InTheWay.Add(new Finding(FindingKind.Extra, full, "was not written by Kiota, and stands where Kiota writes. Move it away", MoveAway(full)));
            }
            else
            {
                (before is null ? added : changed).Add(full);
                _writes.Add(new SwapStep(full, before, hash, () => tree.Content(path)));
            }
        }

        var untouched = locked.OutputHash == actual.Hash;
        foreach (var (path, hash) in actual.Files.Where(file => !tree.Files.ContainsKey(file.Key)))
        {
            var full = $"{locked.OutputPath}/{path}";
            if (untouched || ownership.MayDelete(full, actual.Content(path)))
            {
                removed.Add(full);
                _deletes.Add(new SwapStep(full, hash, null, null));
            }
            else
            {
                kept.Add(full);
            }
        }

        kept.AddRange(actual.Links.Select(path => $"{locked.OutputPath}/{path}"));
        Changes[locked.Name] = new ClientChange(locked.Name, locked.DescriptionLocation, tree.Files.Count)
        {
            Added = added,
            Changed = changed,
            Removed = removed,
            Kept = kept,
            Warnings = [.. client.Prepared.Input!.Check.Warnings, .. client.Output.Warnings],
        };
    }

    private string MoveAway(string path) => commands.MoveAway(path, ownership.IsTracked(path));

    private static string? BlockingLink(FileTree actual, string path) =>
        actual.Links.FirstOrDefault(link => path == link || path.StartsWith(link + "/", StringComparison.Ordinal));
}
