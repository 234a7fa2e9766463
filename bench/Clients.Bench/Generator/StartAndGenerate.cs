using System.Globalization;
using Clients.Bench.Harness;

namespace Clients.Bench.Generator;

/// <summary>
/// <c>clients generate</c>, a process from cold: of the WizChat document (aim: less than 0.5 s) or of 1 MB (less than 2 s),
/// against a process that only starts, which takes about 60 ms where nothing else runs: the aims are those times as ratios of that.
/// The table's memory is what this process allocates to watch that one, whose own peak stands besides.
/// </summary>
internal sealed class StartAndGenerate(string name, Func<byte[]> document, double timeAim) : Benchmark
{
    private const double MostMegabytes = 300;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private int _runs;
    private double _megabytes;

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

    public override async ValueTask RunBaselineAsync() => await ClientsProcess.RunAsync(_folder, "--version");

    public override async ValueTask RunCandidateAsync()
    {
        // A folder of its own for each run: file systems are slow to reuse what thousands of files deleted just now have left.
        var output = string.Create(CultureInfo.InvariantCulture, $"out{_runs++}");
        _megabytes = Math.Max(_megabytes, await ClientsProcess.RunAsync(_folder, "generate", "-d", "document.json", "-c", "ApiClient", "-n", "Acme.Client", "-o", output, "--clean-output", "--ebc"));
    }

    public override Figure FigureOf(TimeSpan time, double bytes)
        => new(string.Create(CultureInfo.InvariantCulture, $"peak {_megabytes:0} MB (aim: < {MostMegabytes} MB)"), _megabytes < MostMegabytes);

    public override Task TearDownAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
