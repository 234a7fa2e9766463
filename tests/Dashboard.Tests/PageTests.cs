using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Dashboard.Tests;

public sealed class PageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string SiteId = "xK4mP2nT";

    public static TheoryData<string, string> PagesAndWhatTheyShow => new()
    {
        { "account.html", "#sites tr" },
        { "historical.html", "#history svg path" },
        { "live-managed.html", "#pages .row" },
        { "live-raw-multi.html", "#cards .card" },
    };

    [BrowserTheory]
    [MemberData(nameof(PagesAndWhatTheyShow))]
    public async Task Each_page_shows_data_without_a_console_error(string path, string selector)
    {
        await using var visited = await dashboard.VisitAsync(path);

        await visited.Page.Locator(selector).First.WaitForAsync();

        Assert.Equal("", await visited.TextAsync("#error"));
        Assert.Empty(visited.Problems);
    }

    [BrowserTheory]
    [MemberData(nameof(PagesAndWhatTheyShow))]
    public async Task Each_page_fits_a_phone(string path, string selector)
    {
        await using var visited = await dashboard.VisitAsync(path, width: 375);

        await visited.Page.Locator(selector).First.WaitForAsync();

        Assert.Equal(375, await visited.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task The_live_page_changes_by_itself()
    {
        await using var visited = await dashboard.VisitAsync("live-managed.html");
        await visited.Page.Locator("#status[data-state=open]").WaitForAsync();
        await visited.Page.Locator("#pages .row").First.WaitForAsync();

        dashboard.WireBoard.Publish(SiteId, "top_pages", JsonNode.Parse("""[{ "url": "https://example.com/fresh", "title": "Fresh page", "count": 4242 }]""")!);

        await Assertions.Expect(visited.Page.Locator("#pages .row").First).ToContainTextAsync("Fresh page");
        await Assertions.Expect(visited.Page.Locator("#pages .row").First).ToContainTextAsync(4242.ToString("N0", CultureInfo.InvariantCulture));
    }

    [BrowserFact]
    public async Task The_raw_page_counts_each_sites_envelopes()
    {
        await using var visited = await dashboard.VisitAsync("live-raw-multi.html");
        await visited.Page.Locator("#status[data-state=open]").WaitForAsync();

        dashboard.WireBoard.Publish(SiteId, "top_pages", JsonNode.Parse("""[{ "url": "https://example.com/gone", "title": "Gone", "count": 0 }]""")!);

        await Assertions.Expect(visited.Page.Locator("#log")).ToContainTextAsync("top_pages: 0 changed, 1 gone");
    }

    [BrowserFact]
    public async Task Browsers_share_one_upstream_subscription_and_the_last_to_leave_stops_it()
    {
        const string site = "zZ9yY8xX";
        var before = dashboard.LiveStates.Count;
        var first = await dashboard.VisitAsync($"live-managed.html?site={site}");
        await first.Page.Locator("#status[data-state=open]").WaitForAsync();
        var second = await dashboard.VisitAsync($"live-managed.html?site={site}");
        await second.Page.Locator("#pages .row, #pages .empty").First.WaitForAsync();
        var together = dashboard.LiveStates.Count;

        await first.DisposeAsync();
        await second.DisposeAsync();

        Assert.Equal(before + 1, together);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await dashboard.WireBoard.WaitForOpenConnectionsAsync(0, patience.Token);
        Assert.Equal(0, dashboard.LiveStates.Count);
    }

    [BrowserTheory]
    [MemberData(nameof(PagesAndWhatTheyShow))]
    public async Task The_token_never_reaches_the_browser(string path, string selector)
    {
        await using var visited = await dashboard.VisitAsync(path);
        await visited.Page.Locator(selector).First.WaitForAsync();

        Assert.All(visited.Requests, request => Assert.StartsWith(dashboard.Url, request.Url, StringComparison.Ordinal));
        Assert.DoesNotContain(dashboard.WireBoard.DemoCredential, await visited.Page.ContentAsync(), StringComparison.Ordinal);
        foreach (var request in visited.Requests.Where(request => !request.Url.Contains("-stream", StringComparison.Ordinal)))
        {
            var response = await request.ResponseAsync();
            Assert.DoesNotContain(dashboard.WireBoard.DemoCredential, await response!.TextAsync(), StringComparison.Ordinal);
        }
    }
}
