using Clients.Bench.Harness;

namespace Clients.Bench.Generator;

/// <summary><c>clients check</c> of this repository, a process from cold (aim: less than 1 s), against a process that only starts, which takes about 60 ms.</summary>
internal sealed class StartAndCheck : Benchmark
{
    public override string Area => "Generator";

    public override string Name => "clients check";

    public override string Baseline => "clients --version";

    public override double? TimeAim => 16;

    public override int Samples => 7;

    public override async ValueTask RunBaselineAsync() => await ClientsProcess.RunAsync(AppContext.BaseDirectory, "--version");

    // The command finds the repository above the folder it is run in.
    public override async ValueTask RunCandidateAsync() => await ClientsProcess.RunAsync(AppContext.BaseDirectory, "check");
}
