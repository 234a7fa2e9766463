using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.State;

/// <summary>One persisted stream. Guarded by the lock of <see cref="RestlessState"/>.</summary>
internal sealed class StreamRecord
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public required bool Active { get; set; }

    public required PollConfig Config { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public CreditLedger Credits { get; } = new();

    public JsonObject ToJson(RuntimeAddress runtime)
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["name"] = Name,
            ["description"] = Description,
            ["status"] = Active ? "ACTIVE" : "INACTIVE",
        };
        Config.WriteTo(json);
        json["sseUrl"] = runtime.Sse("streamId", Id);
        json["wsUrl"] = runtime.WebSocket("streamId", Id);
        json["createdAt"] = CreatedAt;
        json["updatedAt"] = UpdatedAt;
        return json;
    }
}
