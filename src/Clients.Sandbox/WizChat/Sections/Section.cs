namespace Clients.Sandbox.WizChat.Sections;

/// <summary>One section of a specification.</summary>
/// <param name="Name">Its property name in <c>spec</c>.</param>
/// <param name="ScopeArea">The part of its scopes before the colon.</param>
/// <param name="Rules">Its object, or each of its items.</param>
/// <param name="Key">The field that identifies an item; null for a section that is one object.</param>
/// <param name="IdPrefix">What identifiers of its items begin with.</param>
internal sealed record Section(string Name, string ScopeArea, ObjectRules Rules, string? Key = null, string IdPrefix = "")
{
    public static readonly Section McpServers = new("mcpServers", "mcp", RequestRules.McpServer, "name", "mcp_");

    public static readonly Section Skills = new("skills", "skills", RequestRules.Skill, "name", "skl_");

    public static readonly Section Domains = new("domains", "domains", RequestRules.Domain, "hostname", "dom_");

    private static readonly ObjectRules Anything = new();

    /// <summary>The documented sections in the order in which they are reconciled: settings first, then what builds on them.</summary>
    public static readonly IReadOnlyList<Section> All =
    [
        new("core", "chatbots", RequestRules.Core),
        new("security", "security", RequestRules.Security),
        new("analytics", "chatbots", RequestRules.Analytics),
        new("appearance", "chatbots", RequestRules.Appearance),
        McpServers,
        Skills,
        Domains,
    ];

    public bool IsList => Key is not null;

    public string ReadScope => ScopeArea + ":read";

    public string WriteScope => ScopeArea + ":write";

    /// <summary>A documented section, or an unknown one, which is kept as one free-form object under the scopes of the chatbot.</summary>
    public static Section Named(string name) => All.FirstOrDefault(section => section.Name == name) ?? new Section(name, "chatbots", Anything);
}
