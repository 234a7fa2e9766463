using System.Text.Json;

namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>One event as the sandbox stored it.</summary>
/// <param name="InstallId">The install behind the token it came with.</param>
/// <param name="Operation">The document's <c>x-method</c>, such as <c>events.agent.create</c>.</param>
/// <param name="SubmissionId">The idempotency key of the request.</param>
/// <param name="RecordedAt">The client's <c>meta.ts</c>.</param>
/// <param name="ReceivedAt">When the sandbox stored it.</param>
/// <param name="Body">The request body, <c>meta</c> included.</param>
public sealed record StoredSwarmEvent(
    string InstallId, string Operation, Guid SubmissionId, DateTimeOffset RecordedAt, DateTimeOffset ReceivedAt, JsonElement Body)
{
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("install_id", InstallId);
        writer.WriteString("operation", Operation);
        writer.WriteString("submission_id", SubmissionId);
        writer.WriteString("ts", RecordedAt);
        writer.WriteString("received_at", ReceivedAt);
        writer.WritePropertyName("body");
        Body.WriteTo(writer);
        writer.WriteEndObject();
    }
}
