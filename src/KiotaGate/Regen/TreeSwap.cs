using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>
/// Puts new trees and a new lock in place by renaming, so that they change together or not at all.
/// </summary>
/// <remarks>
/// One work folder holds <c>new/</c> (trees to come), <c>old/</c> (trees put aside), <c>absent/</c> (a mark for each tree that did not exist)
/// and the new lock. Renaming the lock out of it is the point of no return: a work folder that still has its lock is undone,
/// by the failing process itself or by the next one.
/// </remarks>
internal static class TreeSwap
{
    private const string Prefix = "regen-";

    /// <summary>Beside <c>generated/</c>, on the same volume, ignored by git and by every build.</summary>
    public static string WorkRoot(RepositoryLayout layout) => Path.Combine(layout.Root, "artifacts");

    public static void Commit(RepositoryLayout layout, IReadOnlyList<(string OutputPath, IReadOnlyDictionary<string, byte[]> Files)> trees, byte[] newLock)
    {
        var work = Path.Combine(WorkRoot(layout), $"{Prefix}{Guid.NewGuid():N}");
        try
        {
            Prepare(layout, work, trees, newLock);
            foreach (var name in trees.Select(tree => Path.GetFileName(tree.OutputPath)))
            {
                var target = Path.Combine(layout.GeneratedPath, name);
                if (Directory.Exists(target))
                {
                    Directory.Move(target, Path.Combine(work, "old", name));
                }

                Directory.Move(Path.Combine(work, "new", name), target);
            }

            File.Move(LockIn(work), layout.LockPath, overwrite: true);
        }
        catch
        {
            Undo(layout, work);
            throw;
        }

        TryDelete(work);
    }

    /// <summary>Undoes or clears away what a process that died left behind. To be called with the claim held.</summary>
    public static void Recover(RepositoryLayout layout)
    {
        foreach (var work in Directory.GetDirectories(WorkRoot(layout), Prefix + "*"))
        {
            Undo(layout, work);
        }
    }

    private static void Prepare(RepositoryLayout layout, string work, IReadOnlyList<(string OutputPath, IReadOnlyDictionary<string, byte[]> Files)> trees, byte[] newLock)
    {
        Directory.CreateDirectory(layout.GeneratedPath);
        foreach (var folder in new[] { "new", "old", "absent" })
        {
            Directory.CreateDirectory(Path.Combine(work, folder));
        }

        foreach (var (outputPath, files) in trees)
        {
            var name = Path.GetFileName(outputPath);
            TreeWriter.Write(Path.Combine(work, "new", name), files);
            if (!Directory.Exists(Path.Combine(layout.GeneratedPath, name)))
            {
                File.WriteAllBytes(Path.Combine(work, "absent", name), []);
            }
        }

        File.WriteAllBytes(LockIn(work), newLock);
    }

    private static void Undo(RepositoryLayout layout, string work)
    {
        if (File.Exists(LockIn(work)))
        {
            foreach (var aside in Directory.GetDirectories(Path.Combine(work, "old")))
            {
                var target = Path.Combine(layout.GeneratedPath, Path.GetFileName(aside));
                if (Directory.Exists(target))
                {
                    Directory.Delete(target, recursive: true);
                }

                Directory.Move(aside, target);
            }

            foreach (var mark in Directory.GetFiles(Path.Combine(work, "absent")))
            {
                var target = Path.Combine(layout.GeneratedPath, Path.GetFileName(mark));
                if (Directory.Exists(target))
                {
                    Directory.Delete(target, recursive: true);
                }
            }

            // Undone once is undone: whatever remains of the folder must not be acted on again.
            File.Delete(LockIn(work));
        }

        TryDelete(work);
    }

    private static string LockIn(string work) => Path.Combine(work, RepositoryLock.FileName);

    // What cannot be removed now is tried again by the next regeneration; it is in nobody's way.
    private static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
