using System.Diagnostics;
using System.Text;

namespace Clients.Contract.Tests.Packages;

/// <summary>Runs programs as a user would: in a folder of their own, in nobody's build.</summary>
internal static class DotnetCommand
{
    private static readonly TimeSpan TestTimeout = TimeSpan.FromMinutes(5);

    /// <summary>The <c>dotnet</c> that runs these tests.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a program to its end and gives its exit code and all it wrote.</summary>
    public static async Task<(int Code, string Output)> TryAsync(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        Isolate(start.Environment);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TestTimeout);
        var output = new StringBuilder();
        try
        {
            await Task.WhenAll(CopyAsync(process.StandardOutput, output, patience.Token), CopyAsync(process.StandardError, output, patience.Token));
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {TestTimeout}:{Environment.NewLine}{output}");
        }

        return (process.ExitCode, output.ToString());
    }

    /// <summary>Runs a program, fails the test unless it succeeds, and gives what it wrote.</summary>
    public static async Task<string> RunAsync(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var (code, output) = await TryAsync(folder, program, arguments, variables);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}:{Environment.NewLine}{output}");
        return output;
    }

    private static void Isolate(IDictionary<string, string?> environment)
    {
        // What the build that runs the tests told its own children is not meant for these.
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        // A server that outlives the command would keep its output open.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["MSBUILDTERMINALLOGGER"] = "off";
    }

    private static async Task CopyAsync(StreamReader from, StringBuilder to, CancellationToken cancellationToken)
    {
        while (await from.ReadLineAsync(cancellationToken) is { } line)
        {
            lock (to)
            {
                to.AppendLine(line);
            }
        }
    }
}
