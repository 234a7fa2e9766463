namespace Clients.Sandbox.WireBoard;

/// <summary>The names the service knows, straight from its document.</summary>
internal static class WireBoardVocabulary
{
    /// <summary>The Live categories in canonical order.</summary>
    public static readonly string[] LiveCategories =
    [
        "visitors", "top_pages", "top_referrers", "top_mediums", "top_sources", "top_search", "top_social", "top_countries", "top_devices",
        "top_browsers", "top_oses", "top_languages", "top_screens", "time_spent", "pages_per_session", "performance", "life_events", "events",
        "geo", "active_sessions",
    ];

    /// <summary>The key of a row in each Live category that is a ranked list.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> RankedKeys = new Dictionary<string, string[]>
    {
        ["top_pages"] = ["url"],
        ["top_referrers"] = ["url"],
        ["top_mediums"] = ["medium"],
        ["top_sources"] = ["source"],
        ["top_search"] = ["term"],
        ["top_social"] = ["network"],
        ["top_countries"] = ["country"],
        ["top_devices"] = ["device"],
        ["top_browsers"] = ["browser"],
        ["top_oses"] = ["os"],
        ["top_languages"] = ["language"],
        ["top_screens"] = ["resolution"],
        ["geo"] = ["lat", "lng"],
    };

    /// <summary>The row field of each breakdown dimension.</summary>
    public static readonly IReadOnlyDictionary<string, string> DimensionFields = new Dictionary<string, string>
    {
        ["country"] = "country",
        ["device"] = "device",
        ["browser"] = "browser",
        ["os"] = "os",
        ["language"] = "language",
        ["url"] = "url",
        ["ref_url"] = "url",
        ["ref_medium"] = "medium",
        ["ref_source"] = "source",
        ["ref_search"] = "term",
        ["ref_social"] = "network",
        ["entry_url"] = "url",
        ["exit_url"] = "url",
    };

    /// <summary>The columns of the events report.</summary>
    public static readonly string[] EventFields =
        ["category", "action", "label", "utm_campaign", "utm_source", "utm_medium", "utm_content", "utm_term"];

    public static readonly string[] Countries = ["CH", "DE", "FR", "US", "GB", "IT", "AT", "NL", "ES", "JP"];
    public static readonly string[] Devices = ["desktop", "mobile", "tablet"];
    public static readonly string[] Browsers = ["Chrome", "Safari", "Firefox", "Edge", "Samsung Internet"];
    public static readonly string[] Systems = ["Windows", "iOS", "Android", "macOS", "Linux"];
    public static readonly string[] Languages = ["en", "de", "fr", "it", "ja", "es"];
    public static readonly string[] Screens = ["1920x1080", "390x844", "1440x900", "412x915", "2560x1440"];
    public static readonly string[] Mediums = ["direct", "search", "social", "referral", "email"];
    public static readonly string[] Sources = ["google", "duckduckgo", "news.example", "newsletter", "bing"];
    public static readonly string[] Terms = ["analytics", "live dashboard", "visitor counter", "größe"];
    public static readonly string[] Networks = ["mastodon", "reddit", "linkedin", "x"];
    public static readonly string[] Referrers = ["https://news.example/item/1", "https://blog.example/post", "https://duckduckgo.com/"];
    public static readonly string[] Pages = ["/", "/pricing", "/blog/", "/blog/live", "/docs", "/checkout", "/checkout/done", "/about"];
}
