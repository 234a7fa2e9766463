using Clients.Kiota.Generator.Regeneration;

namespace Clients.Kiota.Generator.Drift;

/// <summary>A client's folder as it lies on disk, byte for byte; links are noted, never followed. Empty folders do not count, as they do not for git.</summary>
internal sealed class TreeOnDisk
{
    private TreeOnDisk(SortedDictionary<string, byte[]> files, IReadOnlyList<string> links)
    {
        Files = files;
        Links = links;
    }

    /// <summary>Contents by path, relative to the folder with <c>/</c> between its parts.</summary>
    public SortedDictionary<string, byte[]> Files { get; }

    /// <summary>Symbolic links, to files or folders.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>Whether nothing at all is there.</summary>
    public bool IsEmpty => Files.Count == 0 && Links.Count == 0;

    /// <summary>Reads a folder; one that is absent is empty.</summary>
    /// <exception cref="RegenerationException">Something cannot be read, or the folder itself is a link or a file.</exception>
    public static TreeOnDisk Read(string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var links = new List<string>();
        try
        {
            var root = new DirectoryInfo(folder);
            if (root.LinkTarget is not null || File.Exists(folder))
            {
                throw new RegenerationException($"{folder} is not a plain folder; generated code is never read or written through a link. Remove it and regenerate.");
            }

            if (root.Exists)
            {
                Walk(root, "", files, links);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RegenerationException($"{folder} cannot be read: {e.Message}", e);
        }

        return new TreeOnDisk(files, links);
    }

    /// <summary>Whether the folder holds exactly these files and nothing else.</summary>
    public bool Holds(IReadOnlyDictionary<string, byte[]> expected)
        => Links.Count == 0 && Files.Count == expected.Count
            && Files.All(file => expected.TryGetValue(file.Key, out var content) && content.AsSpan().SequenceEqual(file.Value));

    private static void Walk(DirectoryInfo folder, string prefix, SortedDictionary<string, byte[]> files, List<string> links)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = prefix + entry.Name;
            if (entry.LinkTarget is not null)
            {
                links.Add(path);
            }
            else if (entry is DirectoryInfo child)
            {
                Walk(child, path + "/", files, links);
            }
            else
            {
                files.Add(path, File.ReadAllBytes(entry.FullName));
            }
        }
    }
}
