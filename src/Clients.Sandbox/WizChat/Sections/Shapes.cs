namespace Clients.Sandbox.WizChat.Sections;

/// <summary>The shapes of the document's schemas.</summary>
internal static class Shapes
{
    public static readonly Shape Core = new(
        new("name", Check.Name),
        new("description", Check.Text),
        new("model", Check.Text),
        new("systemPrompt", Check.Text),
        new("welcomeMessage", Check.Text),
        new("temperature", Check.Temperature),
        new("maxOutputTokens", Check.PositiveInt),
        new("language", Check.Text));

    public static readonly Shape Security = new(
        new("requireAuthentication", Check.Bool),
        new("rateLimitPerMinute", Check.PositiveInt),
        new("blockedIpRanges", Check.IpRanges),
        new("redactPersonalData", Check.Bool));

    public static readonly Shape McpServer = new(
        new("name", Check.Name, Required: true, Nullable: false),
        new("url", Check.HttpUrl, Required: true, Nullable: false),
        new("transport", Check.Transport, Nullable: false),
        new("description", Check.Text),
        new("allowedTools", Check.Texts),
        new("enabled", Check.Bool, Nullable: false));

    public static readonly Shape Skill = new(
        new("name", Check.Name, Required: true, Nullable: false),
        new("description", Check.Text),
        new("instructions", Check.Text, Required: true, Nullable: false),
        new("enabled", Check.Bool, Nullable: false));

    public static readonly Shape Domain = new(
        new("hostname", Check.Hostname, Required: true, Nullable: false),
        new("enabled", Check.Bool, Nullable: false));

    public static readonly Shape DomainUpdate = new(new FieldRule("enabled", Check.Bool, Nullable: false));

    public static readonly Shape Analytics = new(new("enabled", Check.Bool), new("retentionDays", Check.PositiveInt));

    public static readonly Shape Appearance = new(new("theme", Check.Text), new("primaryColor", Check.Colour), new("avatarUrl", Check.HttpUrl));

    public static readonly Shape Document = new(
        new("title", Check.Name, Required: true, Nullable: false),
        new("content", Check.Text),
        new("sourceUrl", Check.HttpUrl));

    public static readonly Shape DocumentUpdate = new(new("title", Check.Name, Nullable: false), new("content", Check.Text, Nullable: false));

    public static readonly Shape Video = new(
        new("title", Check.Name, Required: true, Nullable: false),
        new("url", Check.HttpUrl, Required: true, Nullable: false));

    public static readonly Shape VideoUpdate = new(new FieldRule("title", Check.Name, Nullable: false));
}
