using Clients.Bench.Harness;
using Clients.Kiota.Generator;

namespace Clients.Bench.Generator;

/// <summary>Generates, in memory, a client of a document so many times as large as another: it may cost little more than so many times as much.</summary>
internal sealed class GrowWithTheDocument(string shape, Func<int, byte[]> document, int times) : Benchmark
{
    private const int Size = 1024 * 1024;
    private static readonly GenerationSettings Settings = new() { ClientClassName = "ApiClient", ClientNamespaceName = "Acme.Client" };
    private byte[] _small = [];
    private byte[] _large = [];

    public override string Area => "Generator";

    public override string Name => $"generate from {times} MB, {shape}";

    public override string Baseline => "from 1 MB";

    public override double? TimeAim => 1.25 * times;

    public override double? AllocationAim => 1.05 * times;

    public override int Samples => 7;

    public override Task SetUpAsync()
    {
        _small = document(Size);
        _large = document(times * Size);
        return Task.CompletedTask;
    }

    public override ValueTask RunBaselineAsync() => Generate(_small);

    public override ValueTask RunCandidateAsync() => Generate(_large);

    private static ValueTask Generate(byte[] document)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ClientGenerator.Generate(document, "synthetic.json", Settings).Files.Count);
        return ValueTask.CompletedTask;
    }
}
