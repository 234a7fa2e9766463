using System.Net;
using Clients.Core;
using Clients.Testing.Servers;
using Clients.Testing.Time;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Tests.Errors;

public sealed class ErrorTests
{
    private const string Token = "wb_0123456789abcdef62bb";

    public static TheoryData<int, string?, Type, string?, string> Answers() => new()
    {
        { 422, Envelope("Too old.", "plan_history_limit_exceeded", ",\"earliest_allowed\":[\"2026-04-24\"]"), typeof(PlanHistoryLimitExceededException), "plan_history_limit_exceeded", "Too old." },
        { 403, Envelope("Upgrade.", "paid_plan_required"), typeof(PaidPlanRequiredException), "paid_plan_required", "Upgrade." },
        { 403, Envelope("No.", "something_else"), typeof(WireBoardAuthException), "something_else", "No." },
        { 403, """{"message":"Invalid ability provided."}""", typeof(WireBoardAuthException), null, "Invalid ability provided." },
        { 401, """{"message":"Unauthenticated."}""", typeof(WireBoardAuthException), null, "Unauthenticated." },
        { 401, "<html>nope</html>", typeof(WireBoardAuthException), null, "HTTP 401" },
        { 404, Envelope("Site not found.", "site_not_found"), typeof(WireBoardApiException), "site_not_found", "Site not found." },
        { 422, """{"status":false,"errors":[{"text":"The given data was invalid."}],"fieldErrors":{"site_id":["required"]}}""", typeof(WireBoardApiException), null, "invalid" },
        { 500, "<html>oops</html>", typeof(WireBoardApiException), null, "HTTP 500" },
        { 502, "", typeof(WireBoardApiException), null, "HTTP 502" },
        { 500, """{"status":false,"err""", typeof(WireBoardApiException), null, "HTTP 500" },
        { 500, """[1,2]""", typeof(WireBoardApiException), null, "HTTP 500" },
        { 400, """{"status":false,"errors":"odd","fieldErrors":["odd"]}""", typeof(WireBoardApiException), null, "HTTP 400" },
        { 200, Envelope("Site not found.", "site_not_found"), typeof(WireBoardApiException), "site_not_found", "Site not found." },
        { 200, """{"status":true}""", typeof(WireBoardApiException), null, "HTTP 200" },
        { 200, """{"data":{}}""", typeof(WireBoardApiException), null, "HTTP 200" },
        { 200, "hello", typeof(WireBoardApiException), null, "HTTP 200" },
        { 200, "", typeof(WireBoardApiException), null, "HTTP 200" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_that_is_no_success_is_typed_by_code_then_status(int status, string? body, Type expected, string? code, string message)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, body, "application/json", ("X-RateLimit-Limit", "120"), ("X-RateLimit-Remaining", "7")));
        using var client = ClientOf(server.BaseUrl);

        var exception = await Assert.ThrowsAnyAsync<ClientException>(() => client.GetAccountAsync());

        Assert.IsType(expected, exception);
        Assert.Equal((status, code), (exception.StatusCode, exception.Code));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal((120, 7), (exception.RateLimit!.Limit, exception.RateLimit.Remaining));
        Assert.DoesNotContain(Token, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_limit_tells_the_earliest_day()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(422, Envelope("Too old.", "plan_history_limit_exceeded", ",\"earliest_allowed\":[\"2026-04-24\"]")));
        using var client = ClientOf(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<PlanHistoryLimitExceededException>(() => client.GetAccountAsync());

        Assert.Equal(new DateOnly(2026, 4, 24), exception.EarliestAllowed);
    }

    [Fact]
    public async Task Field_errors_are_kept()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(422, """{"status":false,"fieldErrors":{"site_id":["required","odd"],"n":[3]}}"""));
        using var client = ClientOf(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<WireBoardApiException>(() => client.GetAccountAsync());

        Assert.Equal(["required", "odd"], exception.FieldErrors["site_id"]);
        Assert.Equal(["3"], exception.FieldErrors["n"]);
    }

    [Fact]
    public async Task A_body_cut_off_still_gives_the_status()
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteAsync("HTTP/1.1 403 X\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"status\":");
            connection.Reset();
        });
        using var client = ClientOf(server.BaseUrl);

        Assert.Equal(403, (await Assert.ThrowsAsync<WireBoardAuthException>(() => client.GetAccountAsync())).StatusCode);
    }

    [Fact]
    public async Task An_error_whose_body_never_ends_still_gives_the_status()
    {
        var clock = new TestClock();
        using var answer = new UnendingAnswer(HttpStatusCode.Forbidden, "application/json");
        using var client = ClientOf("http://example.test", options => (options.TimeProvider, options.HttpMessageHandler) = (clock, answer));

        var call = client.GetAccountAsync();
        await answer.Awaited;
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(403, (await Assert.ThrowsAsync<WireBoardAuthException>(() => call)).StatusCode);
    }

    [Theory]
    [InlineData("application/json", $$"""{"message":"Token {{Token}} is unknown."}""", "Token ****62bb is unknown.")]
    [InlineData("text/plain", $"No such token: {Token}", "No such token: ****62bb")]
    [InlineData("text/html", $"<html><head><title>401 for {Token}</title></head><p>{Token}</p></html>", "titled '401 for ****62bb'")]
    public async Task An_answer_that_repeats_the_token_does_not_put_it_into_a_message(string contentType, string body, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(401, body, contentType));
        using var client = ClientOf(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<WireBoardAuthException>(() => client.GetAccountAsync());

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_error_body_is_not_read_whole()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(500, new string('x', 10_000_000)));
        using var client = ClientOf(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<WireBoardApiException>(() => client.GetAccountAsync());

        Assert.Equal(500, exception.StatusCode);
        Assert.True(exception.Message.Length < 1000);
    }

    [Theory]
    [InlineData("""{"status":true,"data":{"visitors":1.5,"pageviews":7}}""", "visitors")]
    [InlineData("""{"status":true,"data":{"site_id":"half a character: \ud83d","pageviews":7}}""", "site_id")]
    public async Task A_value_of_another_type_costs_nothing_but_itself(string body, string name)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, body));
        using var client = ClientOf(server.BaseUrl);

        var result = await client.GetAggregateAsync("a1", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1));

        Assert.Equal(7, result.Pageviews);
        Assert.Equal([name], result.AdditionalData.Keys);
    }

    [Theory]
    [InlineData("""{"rows":[{"url":"/a"}],"total":"many"}""", "data.total is a string instead of int64")]
    [InlineData("""{"rows":{},"total":1}""", "data.rows is an object instead of array")]
    public async Task A_page_that_cannot_be_read_does_not_end_the_report_silently(string data, string problem)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, $$"""{"status":true,"data":{{data}}}"""));
        using var client = ClientOf(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<WireBoardApiException>(
            () => client.GetAllUrlsAsync("a1", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)).ToListAsync().AsTask());

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_does_not_shift_the_pages()
    {
        await using var server = await LoopbackServer.StartAsync(
            new Reply(200, """{"status":true,"data":{"rows":[{"url":"/a"},null],"total":3.0}}"""), new Reply(200, """{"status":true,"data":{"rows":[{"url":"/c"}],"total":3}}"""));
        using var client = ClientOf(server.BaseUrl);

        var rows = await client.GetAllUrlsAsync("a1", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)).ToListAsync();

        Assert.Equal(["/a", "/c"], rows.Select(row => row.Url));
        Assert.Contains("offset=2", server.Requests[1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_looks_like_a_date_stays_a_label()
    {
        await using var server = await LoopbackServer.StartAsync(
            new Reply(200, """{"status":true,"data":{"rows":[{"label":"2026-05-01","count":1},{"label":"00000000-0000-0000-0000-000000000001","count":1}],"total":2}}"""));
        using var client = ClientOf(server.BaseUrl);

        var result = await client.GetEventsAsync("a1", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1));

        Assert.Equal(["2026-05-01", "00000000-0000-0000-0000-000000000001"], result.Rows!.Select(row => row.Group(EventField.Label)));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData(null, 5)]
    [InlineData("3600", 60)]
    public async Task A_429_is_retried_once_after_the_wait_it_asks_for(string? retryAfter, int seconds)
    {
        var clock = new TestClock();
        (string, string)[] headers = retryAfter is null ? [] : [("Retry-After", retryAfter)];
        await using var server = await LoopbackServer.StartAsync(
            new Reply(429, """{"message":"Too many requests."}""", "application/json", headers), new Reply(200, """{"status":true,"data":{"name":"Sam"}}"""));
        using var client = ClientOf(server.BaseUrl, options => options.TimeProvider = clock);

        var call = client.GetAccountAsync();
        // Jitter adds to what was asked for.
        var wait = await clock.WaitForTimerAsync(due => due >= TimeSpan.FromSeconds(seconds) && due <= TimeSpan.FromSeconds(seconds * 1.25));
        Assert.Single(server.Requests);
        clock.Advance(wait);

        Assert.Equal("Sam", (await call).Name);
    }

    [Fact]
    public async Task A_second_429_is_the_callers()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(429, """{"message":"Too many requests."}""", "application/json", ("Retry-After", "0")));
        using var client = ClientOf(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<WireBoardApiException>(() => client.GetAccountAsync());

        Assert.Equal(TimeSpan.Zero, exception.RateLimit!.RetryAfter);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(429, false)]
    [InlineData(503, true)]
    public async Task Nothing_else_is_retried(int status, bool retryOn429)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, "{}"));
        using var client = ClientOf(server.BaseUrl, options => options.RetryOn429 = retryOn429);

        await Assert.ThrowsAsync<WireBoardApiException>(() => client.GetAccountAsync());

        Assert.Single(server.Requests);
    }

    private static string Envelope(string text, string code, string more = "") =>
        $$$"""{"status":false,"errors":[{"text":"{{{text}}}"}],"fieldErrors":{"error_code":["{{{code}}}"]{{{more}}} } }""";

    private static WireBoardClient ClientOf(string baseUrl, Action<WireBoardClientOptions>? configure = null)
    {
        var options = new WireBoardClientOptions { BaseUrl = baseUrl };
        configure?.Invoke(options);
        return new WireBoardClient(Token, options);
    }
}
