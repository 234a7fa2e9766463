using System.Text.Json.Nodes;

namespace Clients.Sandbox.WireBoard.Control;

/// <summary>The body of <c>POST /wireboard/_sandbox/publish</c>.</summary>
internal sealed record Publication
{
    public required string SiteId { get; init; }

    public required string Category { get; init; }

    public required JsonNode Data { get; init; }
}
