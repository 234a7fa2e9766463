namespace Clients.Sandbox.WizChat.Sections;

/// <summary>The shapes of the document's schemas.</summary>
internal static class RequestRules
{
    public static readonly ObjectRules Core = new(
        new("name", FieldChecks.Name),
        new("description", FieldChecks.Text),
        new("model", FieldChecks.Text),
        new("systemPrompt", FieldChecks.Text),
        new("welcomeMessage", FieldChecks.Text),
        new("temperature", FieldChecks.Temperature),
        new("maxOutputTokens", FieldChecks.PositiveInt),
        new("language", FieldChecks.Text));

    public static readonly ObjectRules Security = new(
        new("requireAuthentication", FieldChecks.Bool),
        new("rateLimitPerMinute", FieldChecks.PositiveInt),
        new("blockedIpRanges", FieldChecks.IpRanges),
        new("redactPersonalData", FieldChecks.Bool));

    public static readonly ObjectRules McpServer = new(
        new("name", FieldChecks.Name, Required: true, Nullable: false),
        new("url", FieldChecks.HttpUrl, Required: true, Nullable: false),
        new("transport", FieldChecks.Transport, Nullable: false),
        new("description", FieldChecks.Text),
        new("allowedTools", FieldChecks.Texts),
        new("enabled", FieldChecks.Bool, Nullable: false));

    public static readonly ObjectRules Skill = new(
        new("name", FieldChecks.Name, Required: true, Nullable: false),
        new("description", FieldChecks.Text),
        new("instructions", FieldChecks.Text, Required: true, Nullable: false),
        new("enabled", FieldChecks.Bool, Nullable: false));

    public static readonly ObjectRules Domain = new(
        new("hostname", FieldChecks.Hostname, Required: true, Nullable: false),
        new("enabled", FieldChecks.Bool, Nullable: false));

    public static readonly ObjectRules DomainUpdate = new(new FieldRule("enabled", FieldChecks.Bool, Nullable: false));

    public static readonly ObjectRules Analytics = new(new("enabled", FieldChecks.Bool), new("retentionDays", FieldChecks.PositiveInt));

    public static readonly ObjectRules Appearance = new(new("theme", FieldChecks.Text), new("primaryColor", FieldChecks.Colour), new("avatarUrl", FieldChecks.HttpUrl));

    public static readonly ObjectRules Document = new(
        new("title", FieldChecks.Name, Required: true, Nullable: false),
        new("content", FieldChecks.Text),
        new("sourceUrl", FieldChecks.HttpUrl));

    public static readonly ObjectRules DocumentUpdate = new(new("title", FieldChecks.Name, Nullable: false), new("content", FieldChecks.Text, Nullable: false));

    public static readonly ObjectRules Video = new(
        new("title", FieldChecks.Name, Required: true, Nullable: false),
        new("url", FieldChecks.HttpUrl, Required: true, Nullable: false));

    public static readonly ObjectRules VideoUpdate = new(new FieldRule("title", FieldChecks.Name, Nullable: false));
}
