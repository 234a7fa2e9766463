namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>The declared fields that the document lets be null, by the path of their object: setting one to null in a model means to send null.</summary>
internal static class NullableFields
{
    private static readonly Dictionary<string, string[]> ByPath = new(StringComparer.Ordinal)
    {
        [""] = ["metadata"],
        ["metadata"] = ["chatbotId", "exportedAt"],
        ["spec"] = ["core", "security", "mcpServers", "skills", "domains", "analytics", "appearance"],
        ["spec.core"] = ["name", "description", "model", "systemPrompt", "welcomeMessage", "temperature", "maxOutputTokens", "language"],
        ["spec.security"] = ["requireAuthentication", "rateLimitPerMinute", "blockedIpRanges", "redactPersonalData"],
        ["spec.mcpServers[]"] = ["description", "allowedTools"],
        ["spec.skills[]"] = ["description"],
        ["spec.analytics"] = ["enabled", "retentionDays"],
        ["spec.appearance"] = ["theme", "primaryColor", "avatarUrl"],
    };

    public static IReadOnlyDictionary<string, string[]> All => ByPath;

    public static bool Contains(string path, string name) => ByPath.TryGetValue(path, out var names) && names.Contains(name);
}
