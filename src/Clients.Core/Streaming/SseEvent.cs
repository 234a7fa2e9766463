namespace Clients.Core.Streaming;

/// <summary>One dispatched event of a stream.</summary>
/// <typeparam name="T">What the payload is parsed to.</typeparam>
/// <param name="Type">The event's name; <c>message</c> when it has none or an empty one.</param>
/// <param name="Data">The parsed payload.</param>
/// <param name="Id">The id that came with the event (or with a block without data before it): null when none did, empty when it clears the last one.</param>
/// <param name="LastEventId">The last id in force with this event, its own or an earlier one's; empty when there is none.</param>
public readonly record struct SseEvent<T>(string Type, T Data, string? Id, string LastEventId);
