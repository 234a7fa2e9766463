using System.ComponentModel;
using System.Diagnostics;
using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Drift;

/// <summary>Asks git which files it does not track.</summary>
internal static class GitIndex
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Files under <c>generated/</c> that git does not track, ignored ones among them: an ignored file is just as absent from a clone.
    /// Empty where there is no git or no work tree, such as in an unpacked source archive.
    /// </summary>
    public static async Task<IReadOnlySet<string>> UntrackedAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var none = new HashSet<string>(StringComparer.Ordinal);
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = layout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "ls-files", "-z", "--others", "--", RepositoryLayout.GeneratedFolder, RepositoryLock.FileName },
        };
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEndAsync(bound.Token);
            var output = await git.StandardOutput.ReadToEndAsync(bound.Token).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await git.WaitForExitAsync(bound.Token).ConfigureAwait(false);
            var paths = output.Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

            // A work tree that does not even track the lock is somebody else's, around an unpacked copy.
            return git.ExitCode == 0 && !paths.Contains(RepositoryLock.FileName) ? paths : none;
        }
        catch (Win32Exception)
        {
            return none;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return none;
        }
    }
}
