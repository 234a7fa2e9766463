using System.Diagnostics;

namespace Clients.Bench.Generator;

/// <summary>The <c>clients</c> command as a user runs it: a process from cold.</summary>
internal static class ClientsProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs the command and returns the most memory it held, in megabytes, as far as looking every few milliseconds shows.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<double> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "clients.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var most = 0L;
        while (!process.WaitForExit(Interval))
        {
            most = Math.Max(most, PeakOf(process));
        }

        await output;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"clients {arguments[0]} ended with {process.ExitCode}: {await errors}");
        }

        return most / 1024.0 / 1024;
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException) when (process.HasExited)
        {
            return 0;
        }
    }
}
