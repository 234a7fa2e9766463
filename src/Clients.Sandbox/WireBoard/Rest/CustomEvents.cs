namespace Clients.Sandbox.WireBoard.Rest;

/// <summary>The custom events of a site: what its visitors did besides looking at pages.</summary>
internal static class CustomEvents
{
    private static readonly (string Category, string Action, string? Label, double Rate, double Worth)[] Kinds =
    [
        ("Purchase", "Completed", "pro", 0.02, 99),
        ("Purchase", "Completed", "team", 0.008, 249),
        ("Purchase", "Abandoned", null, 0.05, 0),
        ("Signup", "Started", "header", 0.11, 0),
        ("Signup", "Finished", "header", 0.06, 0),
        ("Video", "Played", "tour", 0.15, 0),
        ("Download", "Clicked", "whitepaper", 0.04, 0),
        ("Search", "Used", null, 0.19, 0),
    ];

    private static readonly string?[] Campaigns = ["spring", "launch", null];
    private static readonly string?[] Sources = ["newsletter", "google", null];
    private static readonly string[] Plans = ["pro", "team", "free"];

    /// <summary>Every event with all its columns, among them <c>props.plan</c>.</summary>
    public static IEnumerable<CustomEvent> Of(WireBoardSite site, long visitors)
    {
        foreach (var kind in Kinds)
        {
            for (var i = 0; i < Campaigns.Length * Sources.Length; i++)
            {
                var campaign = Campaigns[i / Sources.Length];
                var source = Sources[i % Sources.Length];
                var count = (long)Math.Ceiling(visitors * kind.Rate * (0.3 + Deterministic.Unit(site.Id + kind.Category + kind.Action, i)) / 9);
                yield return new CustomEvent(
                    new Dictionary<string, string?>
                    {
                        ["category"] = kind.Category,
                        ["action"] = kind.Action,
                        ["label"] = kind.Label,
                        ["utm_campaign"] = campaign,
                        ["utm_source"] = source,
                        ["utm_medium"] = source is null ? null : "email",
                        ["utm_content"] = null,
                        ["utm_term"] = null,
                        ["props.plan"] = Plans[i % Plans.Length],
                    },
                    count,
                    Math.Round(count * kind.Worth, 2));
            }
        }
    }

    internal sealed record CustomEvent(Dictionary<string, string?> Columns, long Count, double Value);
}
