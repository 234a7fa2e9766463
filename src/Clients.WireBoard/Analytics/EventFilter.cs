namespace Clients.WireBoard;

/// <summary>Keeps only events that equal every value given here; comparison is exact, and null means any.</summary>
/// <example><code>new EventFilter { Category = "Purchase", Props = { ["plan"] = "team" } }</code></example>
public sealed class EventFilter
{
    /// <summary>The event's category.</summary>
    public string? Category { get; set; }

    /// <summary>The event's action.</summary>
    public string? Action { get; set; }

    /// <summary>The event's label.</summary>
    public string? Label { get; set; }

    /// <summary>The campaign of the session.</summary>
    public string? UtmCampaign { get; set; }

    /// <summary>The source of the session.</summary>
    public string? UtmSource { get; set; }

    /// <summary>The medium of the session.</summary>
    public string? UtmMedium { get; set; }

    /// <summary>The content of the session.</summary>
    public string? UtmContent { get; set; }

    /// <summary>The term of the session.</summary>
    public string? UtmTerm { get; set; }

    /// <summary>The event's own properties by key, sent as <c>filter[props.&lt;key&gt;]</c>.</summary>
    public IDictionary<string, string> Props { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
