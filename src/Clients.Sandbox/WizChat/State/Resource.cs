using System.Text.Json.Nodes;

namespace Clients.Sandbox.WizChat.State;

/// <summary>An item of a list section, a document or a video: its free-form content and what the service adds.</summary>
internal sealed class Resource(string id, JsonObject content, DateTimeOffset createdAt)
{
    public string Id => id;

    public JsonObject Content { get; set; } = content;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;
}
