using Clients.Testing.Servers;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Tests.Analytics;

/// <summary>What goes over the wire, byte for byte.</summary>
public sealed class RequestTests
{
    private const string Token = "wb_0123456789abcdef62bb";

    private static readonly UtcDay Day = new DateOnly(2026, 5, 1);

    [Fact]
    public async Task Every_call_carries_the_token_and_who_calls()
    {
        var request = await RequestOfAsync(client => client.GetAccountAsync());

        Assert.Equal("/v1/account", request.Target);
        Assert.Equal("Bearer " + Token, request.Header("Authorization"));
        Assert.Equal("application/json", request.Header("Accept"));
        Assert.Matches(@"^Clients\.WireBoard/\d+\.\d+\.\d+", request.Header("User-Agent")!);
        Assert.Equal(request.Header("User-Agent"), request.Header("X-WireBoard-Client"));
    }

    [Fact]
    public async Task An_instant_is_sent_as_its_UTC_day()
    {
        var lateEvening = new DateTimeOffset(2026, 5, 1, 23, 30, 0, TimeSpan.FromHours(-5));

        var request = await RequestOfAsync(client => client.GetAggregateAsync("xK4mP2nT", lateEvening, new DateOnly(2026, 5, 22)));

        Assert.Equal("/v1/analytics/aggregate?from=2026-05-02&site_id=xK4mP2nT&to=2026-05-22", request.Target);
    }

    [Fact]
    public async Task Lists_are_joined_by_commas_and_null_is_left_out()
    {
        var token = await RequestOfAsync(client => client.CreateLiveTokenAsync(["a1", "b2"], [LiveCategory.Visitors, LiveCategory.TopPages]));
        var state = await RequestOfAsync(client => client.GetLiveStateAsync("a1"));

        Assert.Equal("/v1/live/token?categories=visitors,top_pages&sites=a1,b2", Uri.UnescapeDataString(token.Target));
        Assert.Equal("/v1/live/state?site_id=a1", state.Target);
    }

    [Fact]
    public async Task Event_filters_are_sent_in_brackets_properties_included()
    {
        var filter = new EventFilter { Category = "A&B", UtmSource = "x", Props = { ["plan tier"] = "größe=1", ["n"] = "2" } };

        var request = await RequestOfAsync(client => client.GetEventsAsync("a1", Day, Day, [EventField.Category, EventField.UtmTerm], filter, limit: 7, offset: 3));

        var query = request.Target[(request.Target.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal);
        string[] expected =
        [
            "filter[category]=A&B", "filter[props.n]=2", "filter[props.plan tier]=größe=1", "filter[utm_source]=x",
            "from=2026-05-01", "group_by=category,utm_term", "limit=7", "offset=3", "site_id=a1", "to=2026-05-01",
        ];
        Assert.Equal(expected, query);
    }

    [Fact]
    public async Task Nothing_is_sent_when_an_argument_cannot_be_right()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var client = new WireBoardClient(Token, new WireBoardClientOptions { BaseUrl = server.BaseUrl });
        UtcDay before = new DateOnly(2026, 4, 30), muchLater = new DateOnly(2027, 5, 3);

        await Assert.ThrowsAsync<ArgumentException>("siteId", () => client.GetAggregateAsync(" ", Day, Day));
        await Assert.ThrowsAsync<ArgumentException>("to", () => client.GetAggregateAsync("a1", Day, before));
        await Assert.ThrowsAsync<ArgumentException>("to", () => client.GetHistoryAsync("a1", Day, muchLater));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("metric", () => client.GetTimeseriesAsync("a1", Day, Day, (TimeseriesMetric)99, TimeseriesInterval.Day));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => client.GetBreakdownAsync("a1", Day, Day, BreakdownDimension.Os, 501));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => client.GetUrlsAsync("a1", Day, Day, limit: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("offset", () => client.GetUrlsAsync("a1", Day, Day, offset: 10_001));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => client.GetEventsAsync("a1", Day, Day, limit: 1001));
        await Assert.ThrowsAsync<ArgumentException>("groupBy", () => client.GetEventsAsync("a1", Day, Day, groupBy: []));
        await Assert.ThrowsAsync<ArgumentException>("sites", () => client.CreateLiveTokenAsync([]));
        await Assert.ThrowsAsync<ArgumentException>("sites", () => client.CreateLiveTokenAsync(["a,b"]));
        await Assert.ThrowsAsync<ArgumentException>("categories", () => client.GetLiveStateAsync("a1", []));
        Assert.Throws<ArgumentOutOfRangeException>("pageSize", () => client.GetAllUrlsAsync("a1", Day, Day, pageSize: 501));

        Assert.Empty(server.Requests);
    }

    private static async Task<RecordedRequest> RequestOfAsync<T>(Func<WireBoardClient, Task<T>> call)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(500, "{}"));
        using var client = new WireBoardClient(Token, new WireBoardClientOptions { BaseUrl = server.BaseUrl });
        await Assert.ThrowsAnyAsync<WireBoardApiException>(() => call(client));
        return Assert.Single(server.Requests);
    }
}
