namespace Clients.Core.Streaming;

/// <summary>What is known when the request for the next connection of a stream is made.</summary>
/// <param name="LastEventId">The id to go on from; empty when there is none.</param>
/// <param name="Attempt">How often the stream has reconnected, this connection included; 0 for the first one.</param>
public readonly record struct StreamRequestContext(string LastEventId, int Attempt);
