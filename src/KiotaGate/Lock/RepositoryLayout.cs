namespace Clients.Kiota.Generator.Lock;

/// <summary>Where a repository keeps its lock, documents and trees, and which paths a lock may name.</summary>
/// <remarks>Regeneration replaces whole folders, so a lock that points out of <c>generated/</c> is refused before anything is touched.</remarks>
public sealed class RepositoryLayout
{
    /// <summary>The folder that holds the trees and nothing else.</summary>
    public const string GeneratedFolder = "generated";

    /// <summary>The folder that holds the documents.</summary>
    public const string SpecsFolder = "specs";

    /// <summary>Describes the repository at a folder.</summary>
    /// <param name="root">The folder that holds the lock.</param>
    public RepositoryLayout(string root) => Root = Path.GetFullPath(root);

    /// <summary>The repository's root, absolute.</summary>
    public string Root { get; }

    /// <summary>The lock, absolute.</summary>
    public string LockPath => Path.Combine(Root, RepositoryLock.FileName);

    /// <summary>The folder of the trees, absolute.</summary>
    public string GeneratedPath => Path.Combine(Root, GeneratedFolder);

    /// <summary>Looks for the lock in a folder and in those above it.</summary>
    /// <param name="start">Where to start.</param>
    /// <exception cref="LockException">There is none.</exception>
    public static RepositoryLayout Find(string start) =>
        FindOrDefault(start) ?? throw new LockException($"No {RepositoryLock.FileName} in this folder or any above it; run this inside the repository.");

    /// <summary>Looks for the lock in a folder and in those above it; null when there is none.</summary>
    /// <param name="start">Where to start.</param>
    public static RepositoryLayout? FindOrDefault(string start)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(start)); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RepositoryLock.FileName)))
            {
                return new RepositoryLayout(folder.FullName);
            }
        }

        return null;
    }

    /// <summary>The absolute path of a place the lock names.</summary>
    /// <param name="relative">Relative to the root, with <c>/</c> between its parts.</param>
    public string Absolute(string relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        return Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));
    }

    internal static string CheckDocument(string path, string where)
        => IsPlain(path) ? path : throw LockMembers.Refuse(where, $"is \"{path}\", but must be a path inside the repository, with / between its parts");

    internal static string CheckOutput(string path, string where)
    {
        var parts = path.Split('/');
        return IsPlain(path) && parts.Length == 2 && parts[0] == GeneratedFolder && parts[1][0] != '.'
            ? path
            : throw LockMembers.Refuse(where, $"is \"{path}\", but must be a folder directly under {GeneratedFolder}/, such as {GeneratedFolder}/Petstore");
    }

    internal static bool IsPlain(string path)
        => path.Length > 0
            && !path.Contains('\\', StringComparison.Ordinal)
            && !path.Contains(':', StringComparison.Ordinal)
            && !path.Contains('\0', StringComparison.Ordinal)
            && path.Split('/').All(part => part.Length > 0 && part != "." && part != "..");
}
