using System.Text;
using Clients.Kiota.Generator.Git;

namespace Clients.Cli.Spec;

/// <summary>Reads files as they were at a git revision.</summary>
internal sealed class GitRevision
{
    private readonly string _commit;

    private GitRevision(string commit) => _commit = commit;

    /// <summary>Looks a revision up by whatever name git knows; null when git knows none, or is not there.</summary>
    public static async Task<GitRevision?> FindAsync(string folder, string name, CancellationToken cancellationToken)
    {
        // A leading dash would be read as an option, and no revision starts so.
        if (name.StartsWith('-'))
        {
            return null;
        }

        var commit = await GitCommand.RunAsync(folder, ["rev-parse", "--verify", "--quiet", $"{name}^{{commit}}"], cancellationToken).ConfigureAwait(false);
        return commit is null ? null : new GitRevision(Encoding.UTF8.GetString(commit).Trim());
    }

    /// <summary>The content of a file at this revision, its path relative to a folder of the work tree; null when it was not there.</summary>
    public Task<byte[]?> ReadAsync(string folder, string path, CancellationToken cancellationToken) =>
        GitCommand.RunAsync(folder, ["show", $"{_commit}:./{path}"], cancellationToken);
}
