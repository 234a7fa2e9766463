using System.Text.Json;
using Clients.Bench.Harness;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Bench.Json;

/// <summary>Writes the events response from the generated models, against a POCO without undeclared fields.
/// Shown for comparison, without an aim: every row of ours holds a dictionary for its undeclared fields, which this POCO does without.</summary>
internal sealed class WriteEventsTyped : Benchmark
{
    private EventsResponse? _response;
    private EventsTypedPoco? _poco;

    public override string Area => "Json";

    public override string Name => "write 500 events, typed";

    public override string Baseline => "STJ source generation, typed rows";

    public override async Task SetUpAsync()
    {
        _response = await EventsJson.ReadAsync(new JsonParseNodeFactory());
        _poco = JsonSerializer.Deserialize(EventsJson.Bytes, EventsContext.Default.EventsTypedPoco);
    }

    public override ValueTask RunBaselineAsync()
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(_poco!, EventsContext.Default.EventsTypedPoco), writable: false);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RunCandidateAsync()
    {
        EventsJson.Write(_response!);
        return ValueTask.CompletedTask;
    }
}
