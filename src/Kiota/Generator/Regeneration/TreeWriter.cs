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
        foreach (var (path, content) in files)
        {
            var full = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, content);
        }
    }
}
