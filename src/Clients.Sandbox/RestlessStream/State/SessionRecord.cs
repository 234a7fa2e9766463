namespace Clients.Sandbox.RestlessStream.State;

/// <summary>One reusable direct session.</summary>
internal sealed record SessionRecord(string Id, string DedupeKey, PollConfig Config, DateTimeOffset ExpiresAt);
