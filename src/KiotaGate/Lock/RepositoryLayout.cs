namespace KiotaGate.Lock;

/// <summary>Where a repository keeps its lock, documents and generated code.</summary>
internal sealed class RepositoryLayout
{
    /// <summary>The folder that holds the generated code and nothing else.</summary>
    public const string GeneratedFolder = "generated";

    /// <summary>The folder that holds the documents.</summary>
    public const string SpecsFolder = "specs";

    /// <summary>Describes the repository at a folder.</summary>
    /// <param name="root">The folder that holds the lock.</param>
    public RepositoryLayout(string root) => Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The repository's root, absolute.</summary>
    public string Root { get; }

    /// <summary>The lock, absolute.</summary>
    public string LockPath => Path.Combine(Root, RepositoryLock.FileName);

    /// <summary>Looks for the lock in a folder and in those above it.</summary>
    /// <param name="start">Where to start.</param>
    /// <exception cref="GateException">There is none.</exception>
    public static RepositoryLayout Find(string start) =>
        FindOrDefault(start) ?? throw new GateException($"No {RepositoryLock.FileName} in this folder or any folder above it. Run the command inside a repository that has one.");

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

    /// <summary>The absolute path of a place inside the repository.</summary>
    /// <param name="relative">Relative to the root, with <c>/</c> between its parts.</param>
    public string Absolute(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The first part of a path that is a symbolic link; null when there is none.</summary>
    /// <param name="relative">Relative to the root, with <c>/</c> between its parts.</param>
    public string? LinkOn(string relative)
    {
        var parts = relative.Split('/');
        for (var count = 1; count <= parts.Length; count++)
        {
            var part = string.Join('/', parts[..count]);
            if (new FileInfo(Absolute(part)).LinkTarget is not null)
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>The first part of a path that is a symbolic link out of the repository; null when there is none.</summary>
    /// <param name="relative">Relative to the root, with <c>/</c> between its parts.</param>
    public string? LeavesThroughLink(string relative)
    {
        var parts = relative.Split('/');
        for (var count = 1; count <= parts.Length; count++)
        {
            var part = string.Join('/', parts[..count]);
            var file = new FileInfo(Absolute(part));
            if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is { } target
                && !target.FullName.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>Whether a path is relative, stays below its start, and is written the same on every system.</summary>
    public static bool IsPlain(string path)
        => path.Length > 0
            && !path.Any(character => character is '\\' or ':' || char.IsControl(character))
            && path.Split('/').All(part => part.Length > 0 && part != "." && part != "..");
}
