using System.Text.Json;
using Clients.Bench.Harness;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Bench.Json;

/// <summary>Reads the events response into the generated models.</summary>
internal sealed class ReadEvents : Benchmark
{
    private readonly JsonParseNodeFactory _factory = new();

    public override string Area => "Json";

    public override string Name => "read 500 events";

    public override string Baseline => "STJ source generation, extension data";

    public override double? TimeAim => 2;

    public override double? AllocationAim => 3;

    public override async ValueTask RunBaselineAsync()
    {
        using var stream = new MemoryStream(EventsJson.Bytes, writable: false);
        var response = await JsonSerializer.DeserializeAsync(stream, EventsContext.Default.EventsPoco);
        ArgumentNullException.ThrowIfNull(response);
    }

    public override async ValueTask RunCandidateAsync() => await EventsJson.ReadAsync(_factory);
}
