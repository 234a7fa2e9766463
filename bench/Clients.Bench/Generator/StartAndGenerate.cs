using System.Diagnostics;
using Clients.Bench.Harness;

namespace Clients.Bench.Generator;

/// <summary>
/// <c>clients generate</c> as a user runs it, a process from cold: of the WizChat document (aim: less than 0.5 s) or of 1 MB (less than 2 s),
/// against a process that only starts, which takes about 60 ms where nothing else runs: the aims are those times as ratios of that.
/// The process's memory is its own and not in the table.
/// </summary>
internal sealed class StartAndGenerate(string name, Func<byte[]> document, double timeAim) : Benchmark
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public override string Area => "Generator";

    public override string Name => $"clients generate, {name}";

    public override string Baseline => "clients --version";

    public override double? TimeAim => timeAim;

    public override int Samples => 7;

    public override async Task SetUpAsync()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "document.json"), document());
    }

    public override ValueTask RunBaselineAsync() => RunAsync("--version");

    public override ValueTask RunCandidateAsync()
        => RunAsync("generate", "-d", "document.json", "-c", "ApiClient", "-n", "Acme.Client", "-o", "out", "--clean-output", "--ebc");

    public override Task TearDownAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private async ValueTask RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "clients.dll"), .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"clients {arguments[0]} ended with {process.ExitCode}: {errors}");
        }
    }
}
