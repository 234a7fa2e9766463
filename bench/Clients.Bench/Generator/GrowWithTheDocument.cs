using Clients.Bench.Harness;
using Clients.Kiota.Generator;

namespace Clients.Bench.Generator;

/// <summary>Generates, in memory, a client of a document of 2 MB, against one of 1 MB: twice the document may cost little more than twice as much.</summary>
internal sealed class GrowWithTheDocument : Benchmark
{
    private static readonly GenerationSettings Settings = new() { ClientClassName = "ApiClient", ClientNamespaceName = "Acme.Client" };
    private readonly byte[] _small = SyntheticDocument.OfSize(1024 * 1024);
    private readonly byte[] _large = SyntheticDocument.OfSize(2 * 1024 * 1024);

    public override string Area => "Generator";

    public override string Name => "generate from 2 MB";

    public override string Baseline => "from 1 MB (aim: < 2 s)";

    public override double? TimeAim => 2.3;

    public override double? AllocationAim => 2.3;

    public override int Samples => 5;

    public override ValueTask RunBaselineAsync() => Generate(_small);

    public override ValueTask RunCandidateAsync() => Generate(_large);

    private static ValueTask Generate(byte[] document)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ClientGenerator.Generate(document, "synthetic.json", Settings).Files.Count);
        return ValueTask.CompletedTask;
    }
}
