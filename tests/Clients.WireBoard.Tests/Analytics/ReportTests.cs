using Clients.WireBoard.Models;

namespace Clients.WireBoard.Tests.Analytics;

public sealed class ReportTests : SandboxTest
{
    [Fact]
    public async Task Account_tells_the_owner_and_the_abilities()
    {
        var account = await Client.GetAccountAsync();

        Assert.Equal("sam@example.com", account.Email);
        Assert.Equal([TokenAbility.AnalyticsRead, TokenAbility.LiveRead], account.Abilities);
    }

    [Fact]
    public async Task Sites_lists_every_site_of_the_team()
    {
        var sites = (await Client.ListSitesAsync()).Sites!;

        Assert.Equal(Sandbox.SiteIds, sites.Select(site => site.Id));
        Assert.All(sites, site => Assert.True(site.Max30d > 0 && site.Max30dAt is not null));
    }

    [Fact]
    public async Task Aggregate_and_history_agree()
    {
        var total = await Client.GetAggregateAsync(Site, January, JanuaryEnd);
        var days = (await Client.GetHistoryAsync(Site, January, JanuaryEnd)).Points!;

        Assert.Equal(31, days.Count);
        Assert.Equal(total.Visitors, days.Sum(day => day.Visitors));
        Assert.Equal(new DateOnly(2026, 1, 1), (DateOnly)days[0].Date!.Value);
    }

    [Fact]
    public async Task Timeseries_has_a_bucket_per_hour_or_day()
    {
        var hours = await Client.GetTimeseriesAsync(Site, January, January, TimeseriesMetric.Pageviews, TimeseriesInterval.Hour);
        var days = await Client.GetTimeseriesAsync(Site, January, JanuaryEnd, TimeseriesMetric.Visitors, TimeseriesInterval.Day);

        Assert.Equal(24, hours.Points!.Count);
        Assert.Equal(31, days.Points!.Count);
        Assert.Equal(TimeSpan.Zero, days.Points[0].Time!.Value.Offset);
    }

    public static TheoryData<BreakdownDimension> Dimensions() => [.. Enum.GetValues<BreakdownDimension>()];

    [Theory]
    [MemberData(nameof(Dimensions))]
    public async Task Breakdown_rows_give_their_value_whatever_the_dimension(BreakdownDimension dimension)
    {
        var breakdown = await Client.GetBreakdownAsync(Site, January, JanuaryEnd, dimension, limit: 3);

        Assert.Equal(dimension, breakdown.Dimension);
        Assert.Equal(3, breakdown.Rows!.Count);
        Assert.All(breakdown.Rows, row => Assert.False(string.IsNullOrEmpty(row.Value)));
        Assert.Equal(breakdown.Rows.OrderByDescending(row => row.Visitors), breakdown.Rows);
    }

    [Fact]
    public async Task Urls_narrow_by_prefix_contains_and_exact()
    {
        var blog = await Client.GetUrlsAsync(Site, January, JanuaryEnd, prefix: "https://example.com/blog/", limit: 10, offset: 5);
        var checkout = await Client.GetUrlsAsync(Site, January, JanuaryEnd, contains: "/checkout");
        var one = await Client.GetUrlsAsync(Site, January, JanuaryEnd, exact: "https://example.com/pricing");

        Assert.Equal((10, 5), (blog.Rows!.Count, blog.Offset!.Value));
        Assert.Equal(2, checkout.Total);
        Assert.Equal("https://example.com/pricing", Assert.Single(one.Rows!).Url);
    }

    [Fact]
    public async Task Events_group_and_filter_by_columns_and_properties()
    {
        var filter = new EventFilter { Category = "Purchase", Props = { ["plan"] = "team" } };

        var all = await Client.GetEventsAsync(Site, January, JanuaryEnd);
        var some = await Client.GetEventsAsync(Site, January, JanuaryEnd, [EventField.Category, EventField.UtmSource], filter, limit: 5);

        Assert.Equal([EventField.Category, EventField.Action, EventField.Label], all.GroupBy);
        Assert.All(some.Rows!, row => Assert.Equal("Purchase", row.Group(EventField.Category)));
        Assert.True(some.Rows!.Sum(row => row.Count) < all.Rows!.Where(row => row.Group(EventField.Category) == "Purchase").Sum(row => row.Count));
    }

    [Fact]
    public async Task Dimensions_tell_what_is_supported()
    {
        var dimensions = await Client.GetDimensionsAsync();

        Assert.Equal(ApiLimits.MaxRangeDays, dimensions.MaxRangeDays);
        Assert.Contains(dimensions.BreakdownDimensions!, dimension => dimension is { Key: "ref_medium", Field: "medium" });
    }

    [Fact]
    public async Task The_rate_limit_comes_with_the_call_it_belongs_to()
    {
        var calls = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Client.CallWithMetaAsync(c => c.GetAccountAsync())));

        Assert.All(calls, call => Assert.Equal(120, call.RateLimit!.Limit));
        Assert.Equal(Enumerable.Range(112, 8), calls.Select(call => call.RateLimit!.Remaining!.Value).Order());
    }

    [Fact]
    public async Task Calls_on_the_outer_client_do_not_count_as_the_metadata()
    {
        var (_, rateLimit) = await Client.CallWithMetaAsync(_ => Client.GetAccountAsync());

        Assert.Null(rateLimit);
    }
}
