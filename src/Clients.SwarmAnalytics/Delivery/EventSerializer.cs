using Clients.Core.Serialization;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Turns a recorded event into the bytes that every try sends. Validation has made sure that this works.</summary>
internal sealed class EventSerializer(string install)
{
    public SpooledEvent Serialize(PendingEvent pending) => new()
    {
        Install = install,
        Operation = pending.Operation.Method,
        SubmissionId = pending.SubmissionId,
        RecordedAt = pending.RecordedAt,
        Body = ModelJson.ToUtf8Bytes(pending.Model),
    };
}
