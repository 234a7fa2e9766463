using Clients.WireBoard.Models;

namespace Clients.WireBoard;

/// <summary>The wire names of the event columns.</summary>
internal static class EventFields
{
    public static string NameOf(EventField field) => field switch
    {
        EventField.Category => "category",
        EventField.Action => "action",
        EventField.Label => "label",
        EventField.UtmCampaign => "utm_campaign",
        EventField.UtmSource => "utm_source",
        EventField.UtmMedium => "utm_medium",
        EventField.UtmContent => "utm_content",
        EventField.UtmTerm => "utm_term",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No event column that this version knows."),
    };
}
