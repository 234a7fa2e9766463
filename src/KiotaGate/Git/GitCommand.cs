using System.ComponentModel;
using System.Diagnostics;

namespace Clients.Kiota.Generator.Git;

/// <summary>Runs git, where there is one.</summary>
public static class GitCommand
{
    // A repository on a dead network drive, or an editor that waits for somebody, must not hold up a gate.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What a command writes; null when it fails, is not done within 30 seconds, or there is no git.</summary>
    /// <param name="folder">The folder to run in.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="cancellationToken">Ends the wait, and git.</param>
    public static async Task<byte[]?> RunAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            using var git = Process.Start(start)!;
            using var end = bound.Token.Register(() => End(git));
            using var output = new MemoryStream();
            var errors = git.StandardError.ReadToEndAsync(bound.Token);
            await git.StandardOutput.BaseStream.CopyToAsync(output, bound.Token).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await git.WaitForExitAsync(bound.Token).ConfigureAwait(false);
            return git.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static void End(Process git)
    {
        try
        {
            git.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself at the same moment.
        }
    }
}
