namespace Clients.Sandbox.WireBoard;

/// <summary>One stream that a client opened, as the hub saw it.</summary>
/// <param name="Topics">The topics asked for, in the order of the query.</param>
/// <param name="LastEventId">The <c>Last-Event-ID</c> header; null when it was not sent.</param>
/// <param name="Query">The raw query string, where no credential may appear.</param>
/// <param name="Token">The credential that came in the <c>Authorization</c> header.</param>
public sealed record WireBoardConnection(IReadOnlyList<string> Topics, string? LastEventId, string Query, string Token);
