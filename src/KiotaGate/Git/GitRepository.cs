using System.Text;

namespace KiotaGate.Git;

/// <summary>The git repository around a folder.</summary>
internal sealed class GitRepository
{
    private readonly string _folder;

    private GitRepository(string folder, string gitFolder, string prefix) => (_folder, GitFolder, Prefix) = (folder, gitFolder, prefix);

    /// <summary>Git's own folder, absolute: <c>.git</c>, or its part for this work tree.</summary>
    public string GitFolder { get; }

    /// <summary>The folder's path in the work tree: empty at the top, otherwise ending in <c>/</c>.</summary>
    public string Prefix { get; }

    /// <summary>Looks for the repository around a folder; null where there is none, no git, or one that git refuses to use.</summary>
    public static async Task<GitRepository?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var output = await GitCommand.RunAsync(folder, ["rev-parse", "--absolute-git-dir", "--show-prefix"], cancellationToken).ConfigureAwait(false);
        return output is not null && Encoding.UTF8.GetString(output).Split('\n') is [{ Length: > 0 } gitFolder, var prefix, ..] && Directory.Exists(gitFolder)
            ? new GitRepository(folder, gitFolder, prefix)
            : null;
    }

    /// <summary>The files below some paths that git does not track, ignored ones among them, with <c>/</c> between their parts.</summary>
    /// <param name="paths">Paths relative to the folder.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task<IReadOnlySet<string>> UntrackedAsync(string[] paths, CancellationToken cancellationToken) =>
        await ListAsync(["ls-files", "-z", "--others", "--", .. paths], cancellationToken).ConfigureAwait(false);

    /// <summary>The files below some paths that a <c>.gitignore</c> keeps git from tracking.</summary>
    /// <param name="paths">Paths relative to the folder.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task<IReadOnlySet<string>> IgnoredAsync(string[] paths, CancellationToken cancellationToken) =>
        await ListAsync(["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", .. paths], cancellationToken).ConfigureAwait(false);

    /// <summary>Looks a revision up by whatever name git knows; null when git knows none.</summary>
    public Task<GitRevision?> RevisionAsync(string name, CancellationToken cancellationToken) => GitRevision.FindAsync(_folder, name, cancellationToken);

    private async Task<HashSet<string>> ListAsync(string[] command, CancellationToken cancellationToken)
    {
        var output = await GitCommand.RunAsync(_folder, command, cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(output ?? []).Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
