using System.Globalization;
using Clients.Sandbox.WireBoard;

namespace Clients.Sandbox.Tests.WireBoard;

public sealed class WireBoardRestTests : WireBoardSandboxFixture
{
    private const string Range = "from=2026-01-01&to=2026-01-31";
    private const string Site = "site_id=xK4mP2nT";

    [Theory]
    [InlineData("v1/account")]
    [InlineData("v1/sites")]
    [InlineData($"v1/analytics/aggregate?{Site}&{Range}")]
    [InlineData($"v1/analytics/timeseries?{Site}&{Range}&metric=visitors&interval=hour")]
    [InlineData($"v1/analytics/history?{Site}&{Range}")]
    [InlineData($"v1/analytics/breakdown?{Site}&{Range}&dimension=ref_medium")]
    [InlineData($"v1/analytics/urls?{Site}&{Range}")]
    [InlineData($"v1/analytics/events?{Site}&{Range}")]
    [InlineData("v1/analytics/dimensions")]
    [InlineData($"v1/live/state?{Site}")]
    [InlineData("v1/live/token?sites=xK4mP2nT&categories=visitors")]
    public async Task Every_operation_answers_an_envelope_with_its_rate_limit(string path)
    {
        var (response, body) = await GetAsync(path);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.True(body["status"]!.GetValue<bool>());
        Assert.NotNull(body["data"]);
        Assert.Equal("120", response.Headers.GetValues("X-RateLimit-Limit").Single());
        Assert.Equal("119", response.Headers.GetValues("X-RateLimit-Remaining").Single());
    }

    [Fact]
    public async Task The_reports_agree_with_each_other()
    {
        var aggregate = (await GetAsync($"v1/analytics/aggregate?{Site}&{Range}")).Body["data"]!;
        var history = (await GetAsync($"v1/analytics/history?{Site}&{Range}")).Body["data"]!["points"]!.AsArray();

        Assert.Equal(31, history.Count);
        Assert.Equal(aggregate["visitors"]!.GetValue<long>(), history.Sum(point => point!["visitors"]!.GetValue<long>()));
        Assert.Equal(aggregate["pageviews"]!.GetValue<long>(), history.Sum(point => point!["pageviews"]!.GetValue<long>()));
    }

    [Fact]
    public async Task Filters_and_grouping_narrow_the_events_report()
    {
        var (_, body) = await GetAsync($"v1/analytics/events?{Site}&{Range}&group_by=category,utm_source&filter[category]=Purchase&filter[props.plan]=team");

        var rows = body["data"]!["rows"]!.AsArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal("Purchase", row!["category"]!.GetValue<string>()));
        Assert.All(rows, row => Assert.True(row!.AsObject().ContainsKey("utm_source")));
    }

    [Theory]
    [InlineData("v1/analytics/aggregate?" + Range, 422, null, "site_id")]
    [InlineData($"v1/analytics/aggregate?{Site}&from=2026-01-01", 422, null, "to")]
    [InlineData($"v1/analytics/aggregate?{Site}&from=2026-02-01&to=2026-01-01", 422, null, "to")]
    [InlineData($"v1/analytics/aggregate?{Site}&from=2025-01-01&to=2026-01-02", 422, null, "to")]
    [InlineData($"v1/analytics/breakdown?{Site}&{Range}&dimension=planet", 422, null, "dimension")]
    [InlineData($"v1/analytics/urls?{Site}&{Range}&limit=501", 422, null, "limit")]
    [InlineData($"v1/analytics/urls?{Site}&{Range}&offset=10001", 422, null, "offset")]
    [InlineData($"v1/analytics/events?{Site}&{Range}&filter[planet]=x", 422, "unknown_filter", "filter")]
    [InlineData($"v1/analytics/events?{Site}&{Range}&group_by=planet", 422, "unknown_group_by", "group_by")]
    [InlineData($"v1/live/state?{Site}&categories=planets", 422, "unknown_categories", "categories")]
    [InlineData("v1/live/state?site_id=nobody", 404, "site_not_found", null)]
    [InlineData("v1/live/token?sites=nobody", 404, "site_not_found", null)]
    [InlineData("v1/no/such/route", 404, "route_not_found", null)]
    public async Task A_refusal_names_its_code_and_field(string path, int status, string? code, string? field)
    {
        var (response, body) = await GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.False(body["status"]!.GetValue<bool>());
        Assert.NotEqual("", body["errors"]![0]!["text"]!.GetValue<string>());
        Assert.Equal(code, body["fieldErrors"]!["error_code"]?[0]!.GetValue<string>());
        Assert.True(field is null || body["fieldErrors"]![field] is not null);
    }

    [Fact]
    public async Task A_missing_or_revoked_token_is_answered_bare_401()
    {
        var token = Sandbox.AddToken("analytics:read");
        Sandbox.RevokeToken(token);

        Assert.Equal("Unauthenticated.", (await GetAsync("v1/account", null)).Body["message"]!.GetValue<string>());
        Assert.Equal(401, (int)(await GetAsync("v1/account", token)).Response.StatusCode);
    }

    [Fact]
    public async Task A_token_without_the_ability_is_answered_bare_403()
    {
        var (response, body) = await GetAsync($"v1/live/state?{Site}", Sandbox.AddToken("analytics:read"));

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal("Invalid ability provided.", body["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_free_plan_reaches_thirty_days_back_and_has_no_Live()
    {
        Sandbox.Plan = WireBoardPlan.Free;

        var history = await GetAsync($"v1/analytics/aggregate?{Site}&{Range}");
        var live = await GetAsync($"v1/live/state?{Site}");

        Assert.Equal("plan_history_limit_exceeded", history.Body["fieldErrors"]!["error_code"]![0]!.GetValue<string>());
        Assert.True(DateOnly.TryParseExact(history.Body["fieldErrors"]!["earliest_allowed"]![0]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.Equal(403, (int)live.Response.StatusCode);
        Assert.Equal("paid_plan_required", live.Body["fieldErrors"]!["error_code"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task The_request_after_the_last_of_the_minute_is_told_when_to_come_back()
    {
        Sandbox.RequestsPerMinute = 1;

        await GetAsync("v1/account");
        var (response, body) = await GetAsync("v1/account");

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal("Too many requests.", body["message"]!.GetValue<string>());
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }
}
