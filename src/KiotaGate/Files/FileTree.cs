namespace KiotaGate.Files;

/// <summary>The files of a folder with their hashes. Links are listed and never followed; empty folders do not count, as they do not for git.</summary>
internal sealed class FileTree
{
    private FileTree(string folder, SortedDictionary<string, string> files, IReadOnlyList<string> links)
    {
        Folder = folder;
        Files = files;
        Links = links;
        Hash = ContentHash.OfTree(files);
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>Hashes by path, relative to the folder with <c>/</c> between its parts.</summary>
    public SortedDictionary<string, string> Files { get; }

    /// <summary>Symbolic links to files or folders.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>Hash of all paths and contents.</summary>
    public string Hash { get; }

    /// <summary>Whether the folder holds nothing.</summary>
    public bool IsEmpty => Files.Count == 0 && Links.Count == 0;

    /// <summary>Reads a folder; one that is absent is empty.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="inspect">Called with each file's path and content.</param>
    /// <exception cref="IOException">Something cannot be read.</exception>
    public static FileTree Read(string folder, Action<string, ReadOnlyMemory<byte>>? inspect = null)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var links = new List<string>();
        if (Directory.Exists(folder))
        {
            Walk(new DirectoryInfo(folder), "", files, links, inspect);
        }

        links.Sort(StringComparer.Ordinal);
        return new FileTree(folder, files, links);
    }

    /// <summary>Reads one file of the tree.</summary>
    /// <param name="path">The path within the tree.</param>
    public byte[] Content(string path) => File.ReadAllBytes(FullPath(path));

    /// <summary>The absolute path of one file of the tree.</summary>
    /// <param name="path">The path within the tree.</param>
    public string FullPath(string path) => Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));

    private static void Walk(
        DirectoryInfo folder, string prefix, SortedDictionary<string, string> files, List<string> links, Action<string, ReadOnlyMemory<byte>>? inspect)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (entry.LinkTarget is not null)
            {
                links.Add(path);
            }
            else if (entry is DirectoryInfo child)
            {
                Walk(child, path + "/", files, links, inspect);
            }
            else
            {
                var content = File.ReadAllBytes(entry.FullName);
                inspect?.Invoke(path, content);
                files.Add(path, ContentHash.Of(content));
            }
        }
    }
}
