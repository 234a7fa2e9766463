using System.Text.Json;
using Clients.Bench.Harness;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Bench.Json;

/// <summary>Reads the events response into the generated models, against a POCO that need not keep undeclared fields.
/// Shown for comparison, without an aim: every row of ours holds a dictionary for its undeclared fields, which this POCO does without.</summary>
internal sealed class ReadEventsTyped : Benchmark
{
    private readonly JsonParseNodeFactory _factory = new();

    public override string Area => "Json";

    public override string Name => "read 500 events, typed";

    public override string Baseline => "STJ source generation, typed rows";

    public override async ValueTask RunBaselineAsync()
    {
        using var stream = new MemoryStream(EventsJson.Bytes, writable: false);
        var response = await JsonSerializer.DeserializeAsync(stream, EventsContext.Default.EventsTypedPoco);
        ArgumentNullException.ThrowIfNull(response);
    }

    public override async ValueTask RunCandidateAsync() => await EventsJson.ReadAsync(_factory);
}
