using System.Text.Json.Nodes;

namespace Clients.Sandbox.WizChat.Http;

/// <summary>What an operation answers when nothing is amiss.</summary>
internal readonly record struct Answer(int Status, JsonNode? Body)
{
    public static Answer Ok(JsonNode body) => new(200, body);

    public static Answer Created(JsonNode body) => new(201, body);

    public static Answer NoContent => new(204, null);
}
