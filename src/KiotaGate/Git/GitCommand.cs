using System.ComponentModel;
using System.Diagnostics;

namespace KiotaGate.Git;

/// <summary>Runs git, where there is one, so that nothing a repository says can make it run another program or use the network.</summary>
internal static class GitCommand
{
    // A repository on a dead network drive must not hold up a gate.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Far above any document or generated file.
    private const long MostBytes = 256 * 1024 * 1024;

    private static readonly string[] Safety = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "protocol.allow=never", "--no-pager"];

    /// <summary>What a command writes; null when it fails, takes longer than 30 seconds, or there is no git.</summary>
    /// <param name="folder">The folder to run in.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="input">What the command reads; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait, and git.</param>
    public static async Task<byte[]?> RunAsync(string folder, string[] arguments, byte[]? input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", [.. Safety, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["GIT_OPTIONAL_LOCKS"] = "0", ["GIT_TERMINAL_PROMPT"] = "0", ["GIT_NO_LAZY_FETCH"] = "1", ["LC_ALL"] = "C" },
        };
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            using var git = Process.Start(start)!;
            using var end = bound.Token.Register(() => End(git));
            var errors = git.StandardError.ReadToEndAsync(bound.Token);
            var writing = WriteAsync(git, input, bound.Token);
            var output = await ReadAsync(git.StandardOutput.BaseStream, bound.Token).ConfigureAwait(false);
            await writing.ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await git.WaitForExitAsync(bound.Token).ConfigureAwait(false);
            return git.ExitCode == 0 ? output : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The same, for commands that read nothing.</summary>
    public static Task<byte[]?> RunAsync(string folder, string[] arguments, CancellationToken cancellationToken) => RunAsync(folder, arguments, null, cancellationToken);

    private static async Task WriteAsync(Process git, byte[]? input, CancellationToken cancellationToken)
    {
        await using var stream = git.StandardInput.BaseStream.ConfigureAwait(false);
        if (input is not null)
        {
            await git.StandardInput.BaseStream.WriteAsync(input, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            output.Write(buffer, 0, count);
            if (output.Length > MostBytes)
            {
                throw new IOException("git writes too much.");
            }
        }

        return output.ToArray();
    }

    private static void End(Process git)
    {
        try
        {
            git.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself at the same moment.
        }
    }
}
