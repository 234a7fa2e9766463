using System.ComponentModel;
using System.Diagnostics;
using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Runs <c>dotnet kiota</c>, and says how to get it where it is missing.</summary>
internal sealed class KiotaTool(string root, string dotnet, TimeProvider timeProvider)
{
    private const string HowToGet =
        $"Get it with: dotnet tool restore (the package Microsoft.OpenApi.Kiota {RepositoryLock.KiotaVersion} must be on your feed). Without --official the built-in generator writes the same files.";

    // Enough to find the fault, and not the whole log of a large document.
    private const int MaxQuoted = 4000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        var (code, text) = await RunAsync(["--version"], cancellationToken).ConfigureAwait(false);
        if (code != 0)
        {
            throw new RegenerationException($"The official Kiota is not installed here. {HowToGet}{Environment.NewLine}dotnet kiota --version ended with exit code {code}: {text.ReplaceLineEndings(" ")}");
        }

        // The version is followed by the commit it was built from.
        if (text.Split('+')[0] != RepositoryLock.KiotaVersion)
        {
            throw new RegenerationException($"The official Kiota here is {text}, but {RepositoryLock.FileName} is of {RepositoryLock.KiotaVersion}. {HowToGet}");
        }
    }

    /// <summary>Runs the tool from the repository's root, whose manifest decides the version.</summary>
    /// <returns>Its exit code, and the end of what it said on either stream.</returns>
    /// <exception cref="RegenerationException">It cannot be started, or does not end in time; it is killed then, as when the call is cancelled.</exception>
    public async Task<(int Code, string Text)> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        using var expiry = new CancellationTokenSource(Limit, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);

        // Reading a pipe cannot be cancelled everywhere; it ends with the process.
        await using (linked.Token.Register(() => process.Kill(entireProcessTree: true)).ConfigureAwait(false))
        {
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
            output += await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (expiry.IsCancellationRequested)
            {
                throw new RegenerationException($"dotnet kiota did not end within {Limit.TotalMinutes} minutes and was stopped: dotnet kiota {string.Join(' ', arguments)}");
            }

            var text = output.Trim();
            return (process.ExitCode, text.Length > MaxQuoted ? "…" + text[^MaxQuoted..] : text);
        }
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(dotnet, ["kiota", .. arguments])
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KIOTA_TELEMETRY_OPTOUT"] = "true", ["KIOTA_TUTORIAL_ENABLED"] = "false", ["DOTNET_NOLOGO"] = "1" },
        };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new RegenerationException($"{dotnet} cannot be started: {e.Message} {HowToGet}", e);
        }
    }
}
