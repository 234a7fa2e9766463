using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Core.Serialization;
using Clients.SwarmAnalytics.Models;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Turns a recorded event into the bytes that every attempt sends, after the user's hook has seen it.</summary>
internal sealed class EventSerializer(string install, Func<OutgoingEvent, OutgoingEvent?>? beforeSend)
{
    private const string Meta = "meta";

    /// <summary>Returns null when the hook dropped the event.</summary>
    /// <exception cref="Exception">The hook threw, or what it left cannot be written as JSON.</exception>
    public SpooledEvent? Serialize(PendingEvent pending)
    {
        var recorded = ModelJson.ToUtf8Bytes(pending.Model);
        var body = beforeSend is null ? recorded : Filter(pending, recorded, beforeSend);
        return body is null ? null : new SpooledEvent
        {
            Install = install,
            Operation = pending.Operation.Method,
            SubmissionId = pending.SubmissionId,
            RecordedAt = pending.RecordedAt,
            Body = body,
        };
    }

    /// <summary>Runs the code once, because the first run of any code takes long, and the first event should be stored soon.</summary>
    public static void WarmUp() => ModelJson.ToUtf8Bytes(new LogWriteRequest { Meta = new RequestMeta { SubmissionId = Guid.Empty, Ts = DateTimeOffset.UnixEpoch }, Tag = "" });

    private static byte[]? Filter(PendingEvent pending, byte[] body, Func<OutgoingEvent, OutgoingEvent?> beforeSend)
    {
        var payload = JsonNode.Parse(body)!.AsObject();
        var meta = payload[Meta];
        payload.Remove(Meta);
        if (beforeSend(new OutgoingEvent(pending.Operation.Method, pending.Operation.Category, pending.SubmissionId, pending.RecordedAt, payload)) is not { } changed)
        {
            return null;
        }

        // Time and submission id are not the hook's to change: the service tells a repetition by them.
        changed.Body[Meta] = meta;
        using var stream = new MemoryStream(body.Length);
        using (var writer = new Utf8JsonWriter(stream))
        {
            changed.Body.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
