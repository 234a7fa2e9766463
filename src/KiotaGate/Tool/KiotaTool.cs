using System.ComponentModel;
using System.Diagnostics;

namespace KiotaGate.Tool;

/// <summary>Runs <c>dotnet kiota</c>, and says how to get it where it is missing.</summary>
/// <param name="root">The repository's root, whose tool manifest decides the version.</param>
/// <param name="timeProvider">The clock that bounds the time of a run.</param>
/// <param name="dotnet">The <c>dotnet</c> command.</param>
internal sealed class KiotaTool(string root, TimeProvider timeProvider, string dotnet = "dotnet")
{
    // Enough for a message on each of ten thousand schemas. What is more is read and dropped.
    private const int MostCharacters = 4 * 1024 * 1024;

    // The largest public documents take Kiota three minutes.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Regenerates every client whose lock lies below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="temporary">Where Kiota may keep files of its own.</param>
    /// <param name="parallel">Whether Kiota may work in parallel, which makes some of its output depend on timing.</param>
    /// <param name="cancellationToken">Ends the work early; Kiota is killed.</param>
    /// <returns>Kiota's exit code, and what it wrote.</returns>
    /// <exception cref="GateException">Kiota is missing, cannot be started, or does not end in time.</exception>
    public async Task<(int Code, string Text)> UpdateAsync(string folder, string temporary, bool parallel, CancellationToken cancellationToken)
    {
        using var process = Start(["kiota", "update", "--output", folder, "--clean-output"], temporary, parallel);
        using var expiry = new CancellationTokenSource(Limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);

        // Reading a pipe cannot be cancelled on every system. It ends with the process.
        await using (either.Token.Register(() => Kill(process)).ConfigureAwait(false))
        {
            var errors = ReadAsync(process.StandardError);
            var text = await ReadAsync(process.StandardOutput).ConfigureAwait(false) + await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (expiry.IsCancellationRequested)
            {
                throw new GateException($"Kiota did not end within {Limit.TotalMinutes} minutes and was stopped.");
            }

            RequireTool(process.ExitCode, text);
            return (process.ExitCode, text);
        }
    }

    // These are the words of dotnet; Kiota's own never hold them.
    private static void RequireTool(int code, string text)
    {
        if (code != 0 && (text.Contains("dotnet tool restore", StringComparison.Ordinal) || text.Contains("dotnet-kiota", StringComparison.Ordinal)))
        {
            throw new GateException("The Kiota that .config/dotnet-tools.json pins is not installed. Get it with: dotnet tool restore");
        }

        if (code != 0 && text.Contains("global.json", StringComparison.Ordinal) && text.Contains("SDK", StringComparison.Ordinal))
        {
            throw new GateException($"dotnet cannot start Kiota here: {text.Trim().ReplaceLineEndings(" ")}");
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var text = new System.Text.StringBuilder();
        var buffer = new char[16 * 1024];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
        {
            text.Append(buffer, 0, Math.Min(count, MostCharacters - text.Length));
        }

        return text.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself at the same moment.
        }
    }

    private Process Start(IReadOnlyList<string> arguments, string temporary, bool parallel)
    {
        var start = new ProcessStartInfo(dotnet, arguments)
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A setting of the user's, or of the pipeline's, must not change what is generated.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("KIOTA_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["KIOTA_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["KIOTA_OFFLINE_ENABLED"] = "true";
        start.Environment["KIOTA_TUTORIAL_ENABLED"] = "false";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        if (!parallel)
        {
            start.Environment["KIOTA_Generation__MaxDegreeOfParallelism"] = "1";
        }

        // Kiota keeps a copy of every lock it updates in the temporary folder, and never removes one.
        foreach (var name in new[] { "TMPDIR", "TEMP", "TMP" })
        {
            start.Environment[name] = temporary;
        }

        // A hostile document ends Kiota before the machine's memory does.
        start.Environment["DOTNET_GCHeapHardLimitPercent"] = "0x4B";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new GateException($"{dotnet} cannot be started: {e.Message}. Kiota runs as a .NET tool and needs the .NET SDK.", e);
        }
    }
}
