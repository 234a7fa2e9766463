namespace Clients.Sandbox.WireBoard;

/// <summary>One site of the simulated team.</summary>
/// <param name="Id">What REST calls take as <c>site_id</c>.</param>
/// <param name="Domain">The domain the site is registered under.</param>
/// <param name="DailyVisitors">Typical visitors a day; every report is derived from it.</param>
/// <param name="UrlCount">How many distinct URLs the per-URL report knows.</param>
internal sealed record WireBoardSite(string Id, string Domain, int DailyVisitors, int UrlCount)
{
    /// <summary>The team's sites: a busy one, a quiet one, and one with more URLs than paging may reach.</summary>
    public static IReadOnlyList<WireBoardSite> All { get; } =
    [
        new("xK4mP2nT", "example.com", 420, 137),
        new("aB3cD4fG", "shop.example.org", 65, 24),
        new("zZ9yY8xX", "archive.example.net", 1900, 12_345),
    ];

    public static WireBoardSite? Find(string? id) => All.FirstOrDefault(site => site.Id == id);
}
