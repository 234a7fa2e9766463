namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>One event as it goes over the wire: in full, and as a patch against the event before it when there is one.</summary>
internal sealed record FeedEvent(long Id, DateTimeOffset Timestamp, string Type, byte[] Full, byte[]? Patch);
