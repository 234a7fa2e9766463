using Clients.SwarmAnalytics.Spool;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Turns a recorded event into the bytes that every try sends. Validation has made sure that this works.</summary>
internal sealed class EventSerializer(string install)
{
    private readonly JsonSerializationWriterFactory _json = new();

    public SpooledEvent Serialize(PendingEvent pending)
    {
        using var writer = _json.GetSerializationWriter("application/json");
        writer.WriteObjectValue<IParsable>(null, pending.Model);
        using var content = writer.GetSerializedContent();
        var body = new byte[content.Length];
        content.ReadExactly(body);
        return new SpooledEvent
        {
            Install = install,
            Operation = pending.Operation.Method,
            SubmissionId = pending.SubmissionId,
            RecordedAt = pending.RecordedAt,
            Body = body,
        };
    }
}
