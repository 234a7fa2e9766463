using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Sections;

namespace Clients.Sandbox.WizChat.State;

/// <summary>Everything the service knows of one chatbot. Guarded by the lock of its <see cref="WizChatAccount"/>.</summary>
internal sealed class Chatbot(string id, DateTimeOffset createdAt)
{
    private readonly Dictionary<string, List<Resource>> _lists = Section.All.Where(section => section.IsList)
        .ToDictionary(section => section.Name, _ => new List<Resource>(), StringComparer.Ordinal);

    public string Id => id;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;

    /// <summary>The sections that are one object, unknown ones too, in the order in which they were first set.</summary>
    public OrderedDictionary<string, JsonNode> Settings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DateTimeOffset> SettingsUpdatedAt { get; } = new(StringComparer.Ordinal);

    public List<Resource> Documents { get; } = [];

    public List<Resource> Videos { get; } = [];

    public List<Deployment> Deployments { get; } = [];

    public List<Conversation> Conversations { get; } = [];

    public string Name => Text("name") ?? "Untitled chatbot";

    public string? Description => Text("description");

    public List<Resource> List(Section section) => _lists[section.Name];

    private string? Text(string field) =>
        Settings.TryGetValue("core", out var core) && core is JsonObject fields && fields[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
