using System.Text.Json;
using KiotaGate.Files;
using KiotaGate.Lock;

namespace KiotaGate.Regen;

/// <summary>
/// Changes many files together. No rename covers several folders and a lock, so a journal says what is to be done before anything is done:
/// a process that dies earlier has changed nothing, and what a process that dies later left undone, the next one does.
/// </summary>
/// <remarks>
/// The journal folder is prepared under another name and holds every new content. Renaming it to <c>swap</c> is the point of no return.
/// Each step says what its file must hold before, so that a file that somebody changes in the meantime is left alone.
/// </remarks>
/// <param name="layout">The repository.</param>
/// <param name="stateFolder">The repository's state folder.</param>
/// <param name="beforeStep">Called before anything that a killed process could leave undone; for tests.</param>
internal sealed class FileSwap(RepositoryLayout layout, string stateFolder, Action? beforeStep = null)
{
    private const string Journal = "journal.json";
    private const string Preparing = "preparing-";
    private const string Done = "done-";

    private string Swap => Path.Combine(stateFolder, "swap");

    /// <summary>Whether a process that died left a swap behind. That can also be one that is at work right now.</summary>
    public bool IsPending => Directory.Exists(Swap);

    /// <summary>Changes the files.</summary>
    /// <param name="steps">What to change.</param>
    /// <returns>Files that somebody changed in the meantime, and that were left alone.</returns>
    /// <exception cref="IOException">A file cannot be written. The next run tries again if anything was changed by then.</exception>
    public IReadOnlyList<string> Commit(IReadOnlyList<SwapStep> steps)
    {
        var id = Guid.NewGuid().ToString("N");
        var preparing = Directory.CreateDirectory(Path.Combine(stateFolder, Preparing + id)).FullName;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Content is { } content)
            {
                File.WriteAllBytes(ContentPath(preparing, i), content());
            }
        }

        File.WriteAllBytes(Path.Combine(preparing, Journal), JsonSerializer.SerializeToUtf8Bytes(
            new SwapJournal(id, [.. steps.Select(step => new SwapJournalStep(step.Path, step.Before, step.After))]), SwapJson.Default.SwapJournal));
        beforeStep?.Invoke();
        Directory.Move(preparing, Swap);
        return Apply();
    }

    /// <summary>Finishes what a process that died left undone, and clears away what it prepared. Only with the claim held.</summary>
    /// <returns>What was done, for people; null when there was nothing to do.</returns>
    /// <exception cref="GateException">It cannot be finished.</exception>
    public string? Recover()
    {
        if (!Directory.Exists(stateFolder))
        {
            return null;
        }

        foreach (var folder in Directory.EnumerateDirectories(stateFolder, Preparing + "*").Concat(Directory.EnumerateDirectories(stateFolder, Done + "*")).ToList())
        {
            TryDelete(folder);
        }

        if (!IsPending)
        {
            return null;
        }

        try
        {
            var left = Apply();
            return "Finished a regeneration that was interrupted."
                + (left.Count == 0 ? "" : $" Left alone, because they changed since: {string.Join(", ", left)}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new GateException($"A regeneration was interrupted, and cannot be finished: {e.Message} Fix the cause and run the command again, or remove {Swap} and regenerate.", e);
        }
    }

    private List<string> Apply()
    {
        var journal = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(Swap, Journal)), SwapJson.Default.SwapJournal) ?? throw new JsonException("The journal is empty.");
        var left = new List<string>();
        for (var i = 0; i < journal.Steps.Count; i++)
        {
            if (!Apply(journal.Steps[i], ContentPath(Swap, i), $".{journal.Id}.tmp"))
            {
                left.Add(journal.Steps[i].Path);
            }
        }

        beforeStep?.Invoke();
        var done = Path.Combine(stateFolder, Done + journal.Id);
        Directory.Move(Swap, done);
        beforeStep?.Invoke();
        TryDelete(done);
        return left;
    }

    private bool Apply(SwapJournalStep step, string content, string suffix)
    {
        if (!RepositoryLayout.IsPlain(step.Path) || layout.LinkOn(step.Path) is not null)
        {
            return false;
        }

        var target = layout.Absolute(step.Path);
        if (File.Exists(target + suffix))
        {
            File.Delete(target + suffix);
        }

        var now = File.Exists(target) ? ContentHash.Of(File.ReadAllBytes(target)) : null;
        if (now == step.After)
        {
            return true;
        }

        if (now != step.Before)
        {
            return false;
        }

        beforeStep?.Invoke();
        if (step.After is null)
        {
            File.Delete(target);
            RemoveEmptyFolders(Path.GetDirectoryName(step.Path.Replace('/', Path.DirectorySeparatorChar)));
            return true;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(content, target + suffix);
        beforeStep?.Invoke();
        File.Move(target + suffix, target, overwrite: true);
        return true;
    }

    // Git does not keep empty folders, and neither does Kiota.
    private void RemoveEmptyFolders(string? relative)
    {
        for (; !string.IsNullOrEmpty(relative); relative = Path.GetDirectoryName(relative))
        {
            var folder = Path.Combine(layout.Root, relative);
            if (!Directory.Exists(folder) || Directory.EnumerateFileSystemEntries(folder).Any())
            {
                return;
            }

            Directory.Delete(folder);
        }
    }

    private static string ContentPath(string folder, int step) => Path.Combine(folder, step.ToString(System.Globalization.CultureInfo.InvariantCulture));

    // What cannot be removed now is removed by the next run. It is in nobody's way.
    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
