namespace Clients.Core.Streaming;

/// <summary>What a request factory knows when it makes the request for the next connection.</summary>
/// <param name="LastEventId">The id to go on from; empty when there is none. The engine sends it as <c>Last-Event-ID</c> unless the request has that header.</param>
/// <param name="Reconnects">0 for the first connection.</param>
public readonly record struct SseRequestContext(string LastEventId, int Reconnects);
