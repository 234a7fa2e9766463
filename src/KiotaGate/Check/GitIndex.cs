using System.Text;
using Clients.Kiota.Generator.Git;
using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Drift;

/// <summary>Asks git which files it does not track.</summary>
internal static class GitIndex
{
    /// <summary>
    /// Files under <c>generated/</c> that git does not track, ignored ones among them: an ignored file is just as absent from a clone.
    /// Empty where there is no git or no work tree, such as in an unpacked source archive.
    /// </summary>
    public static async Task<IReadOnlySet<string>> UntrackedAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        string[] command = ["ls-files", "-z", "--others", "--", RepositoryLayout.GeneratedFolder, RepositoryLock.FileName];
        var output = await GitCommand.RunAsync(layout.Root, command, cancellationToken).ConfigureAwait(false);
        var paths = Encoding.UTF8.GetString(output ?? []).Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

        // A work tree that does not even track the lock is somebody else's, around an unpacked copy.
        return paths.Contains(RepositoryLock.FileName) ? new HashSet<string>(StringComparer.Ordinal) : paths;
    }
}
