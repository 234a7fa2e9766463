using System.Text.Json.Nodes;

namespace Clients.SwarmAnalytics;

/// <summary>An event as <see cref="SwarmAnalyticsClientOptions.BeforeSend"/> sees it: before it is written to the spool, and so before it is sent.</summary>
public sealed class OutgoingEvent
{
    internal OutgoingEvent(string operation, SwarmCategory category, Guid submissionId, DateTimeOffset recordedAt, JsonObject body) =>
        (Operation, Category, SubmissionId, RecordedAt, Body) = (operation, category, submissionId, recordedAt, body);

    /// <summary>The document's <c>x-method</c>, such as <c>events.agent.create</c>.</summary>
    public string Operation { get; }

    /// <summary>What the event is for.</summary>
    public SwarmCategory Category { get; }

    /// <summary>Its idempotency key.</summary>
    public Guid SubmissionId { get; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>
    /// The JSON that is sent, without <c>meta</c>, which the client adds. Change it to scrub it, such as <c>sent.Body["email"] = "removed"</c>. A body that breaks
    /// the document is refused by the service, and the event is dropped as <see cref="DropReason.Rejected"/>.
    /// </summary>
    public JsonObject Body { get; }
}
