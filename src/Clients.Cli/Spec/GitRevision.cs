using System.ComponentModel;
using System.Diagnostics;
using System.Text;

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

        var commit = await RunAsync(folder, ["rev-parse", "--verify", "--quiet", $"{name}^{{commit}}"], cancellationToken).ConfigureAwait(false);
        return commit is null ? null : new GitRevision(Encoding.UTF8.GetString(commit).Trim());
    }

    /// <summary>The content of a file at this revision, its path relative to a folder of the work tree; null when it was not there.</summary>
    public Task<byte[]?> ReadAsync(string folder, string path, CancellationToken cancellationToken) =>
        RunAsync(folder, ["show", $"{_commit}:./{path}"], cancellationToken);

    private static async Task<byte[]?> RunAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var git = Process.Start(start)!;
            using var output = new MemoryStream();
            var errors = git.StandardError.ReadToEndAsync(cancellationToken);
            await git.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await git.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return git.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
