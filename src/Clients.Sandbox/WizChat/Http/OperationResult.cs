using System.Text.Json.Nodes;

namespace Clients.Sandbox.WizChat.Http;

/// <summary>What an operation answers when nothing is amiss.</summary>
internal readonly record struct OperationResult(int Status, JsonNode? Body)
{
    public static OperationResult Ok(JsonNode body) => new(200, body);

    public static OperationResult Created(JsonNode body) => new(201, body);

    public static OperationResult NoContent => new(204, null);
}
