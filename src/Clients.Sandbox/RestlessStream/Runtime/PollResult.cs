using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>What one poll of the target brought: a payload, or the reason there is none.</summary>
internal sealed record PollResult(int? Status, long LatencyMs, JsonNode? Payload, string? ErrorCode = null, string? ErrorMessage = null);
