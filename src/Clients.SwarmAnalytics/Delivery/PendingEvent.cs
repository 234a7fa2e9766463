using Clients.SwarmAnalytics.Contract;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>An event between its recording and its serialisation, which happens in the background.</summary>
/// <param name="Operation">Its operation.</param>
/// <param name="Model">The validated body; nobody changes it any more.</param>
/// <param name="SubmissionId">The idempotency key in the model's meta.</param>
/// <param name="RecordedAt">The time in the model's meta.</param>
/// <param name="Size">An estimate of the serialised size, in bytes.</param>
internal sealed record PendingEvent(SwarmOperation Operation, IParsable Model, Guid SubmissionId, DateTimeOffset RecordedAt, int Size);
