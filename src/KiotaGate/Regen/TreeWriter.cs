namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Writes a generated tree into a folder.</summary>
public static class TreeWriter
{
    /// <summary>Writes every file, making folders as needed; files of other names stay.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="files">Contents by path, relative with <c>/</c> between its parts.</param>
    public static void Write(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, content) in files)
        {
            var full = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            var parent = Path.GetDirectoryName(full)!;
            if (made.Add(parent))
            {
                Directory.CreateDirectory(parent);
            }

            // A file that is truncated, were it new and empty, is written out to disk at once by some file systems when it is closed.
            using var file = File.OpenHandle(full, File.Exists(full) ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(file, content, fileOffset: 0);
        }
    }
}
