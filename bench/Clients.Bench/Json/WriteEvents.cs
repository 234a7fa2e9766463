using System.Text.Json;
using Clients.Bench.Harness;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Bench.Json;

/// <summary>Writes the events response from the generated models.</summary>
internal sealed class WriteEvents : Benchmark
{
    private EventsResponse? _response;
    private EventsPoco? _poco;

    public override string Area => "Json";

    public override string Name => "write 500 events";

    public override string Baseline => "STJ source generation, extension data";

    public override double? TimeAim => 2;

    public override double? AllocationAim => 3;

    public override async Task SetUpAsync()
    {
        _response = await EventsJson.ReadAsync(new JsonParseNodeFactory());
        _poco = JsonSerializer.Deserialize(EventsJson.Bytes, EventsContext.Default.EventsPoco);
    }

    public override ValueTask RunBaselineAsync()
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(_poco!, EventsContext.Default.EventsPoco), writable: false);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RunCandidateAsync()
    {
        EventsJson.Write(_response!);
        return ValueTask.CompletedTask;
    }
}
