using System.Text.Json.Nodes;
using Clients.RestlessStream.Models;
using Clients.Testing.Servers;

namespace Clients.RestlessStream.Tests.Streams;

public sealed class StreamOperationsTests
{
    [Fact]
    public async Task A_stream_is_created_read_changed_stopped_started_and_deleted()
    {
        await using var setup = await RestlessSetup.StartAsync();
        var streams = setup.Client.Streams;

        var created = await streams.CreateAsync(setup.NewStream());
        var read = await streams.GetAsync(created.Id!);
        var updated = await streams.UpdateAsync(created.Id!, new UpdateStreamRequest { Name = "Orders v2", PollingInterval = 60 });
        var stopped = await streams.StopAsync(created.Id!);
        var started = await streams.StartAsync(created.Id!);
        var deleted = await streams.DeleteAsync(created.Id!);
        var gone = await Assert.ThrowsAsync<RestlessStreamApiException>(() => streams.GetAsync(created.Id!));

        Assert.Equal(("Orders", StreamStatus.ACTIVE, created.SseUrl), (read.Name, read.Status, read.SseUrl));
        Assert.Equal(("Orders v2", 60, setup.Service.ResourceUrl("orders")), (updated.Name, updated.PollingInterval, updated.Url));
        Assert.True(stopped.Affected);
        Assert.True(started.Affected);
        Assert.True(deleted.Affected);
        Assert.Equal((404, "Stream not found", "NOT_FOUND"), (gone.StatusCode, gone.ServiceMessage, gone.Code));
    }

    [Fact]
    public async Task Listing_pages_and_listing_all_goes_through_every_page()
    {
        await using var setup = await RestlessSetup.StartAsync();
        for (var i = 0; i < 6; i++)
        {
            await setup.Client.Streams.CreateAsync(setup.NewStream());
        }

        var page = await setup.Client.Streams.ListAsync(limit: 3, offset: 2);
        var all = await setup.Client.Streams.ListAllAsync(pageSize: 3).ToEndAsync();

        Assert.Equal(["stream_3", "stream_4", "stream_5"], page.Streams!.Select(stream => stream.Id));
        Assert.True(page.PaginationInfo!.HasNextPage);
        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"stream_{i}"), all.Select(stream => stream.Id));
    }

    [Fact]
    public async Task An_empty_page_ends_the_listing_whatever_it_promises()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"streams":[],"pagination_info":{"has_next_page":true}}"""));
        using var client = new RestlessStreamClient(new RestlessStreamClientOptions { ApiKey = "rs_1", BaseUrl = server.BaseUrl });

        Assert.Empty(await client.Streams.ListAllAsync().ToEndAsync());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_field_of_another_type_costs_the_list_nothing()
    {
        await using var server = await LoopbackServer.StartAsync(
            new Reply(200, """{"streams":[{"id":"a","pollingInterval":30.0},null,{"id":"b","pollingInterval":1.5}],"pagination_info":{"has_next_page":true}}"""),
            new Reply(200, """{"streams":[{"id":"c"}],"pagination_info":{"has_next_page":false}}"""));
        using var client = new RestlessStreamClient(new RestlessStreamClientOptions { ApiKey = "rs_1", BaseUrl = server.BaseUrl });

        var streams = await client.Streams.ListAllAsync().ToEndAsync();

        Assert.Equal([("a", 30), ("b", null), ("c", null)], streams.Select(stream => (stream.Id!, stream.PollingInterval)));
        // The row that is no stream was sent, too.
        Assert.EndsWith("offset=3", server.Requests[1].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"streams":"none","pagination_info":{"has_next_page":false}}""", "streams is a string instead of array")]
    [InlineData("""{"streams":[{"id":"a"}],"pagination_info":{"has_next_page":"yes"}}""", "pagination_info.has_next_page is a string instead of boolean")]
    [InlineData("""{"streams":[{"id":"a"}],"pagination_info":2}""", "pagination_info is the number 2 instead of object")]
    public async Task A_page_that_cannot_be_read_does_not_end_the_list_silently(string body, string problem)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, body));
        using var client = new RestlessStreamClient(new RestlessStreamClientOptions { ApiKey = "rs_1", BaseUrl = server.BaseUrl });

        var exception = await Assert.ThrowsAsync<RestlessStreamApiException>(() => client.Streams.ListAllAsync().ToEndAsync());

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clients_key_goes_into_the_body_of_create_and_update_unless_the_body_has_one()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"id":"s"}"""));
        using var client = new RestlessStreamClient(new RestlessStreamClientOptions { ApiKey = "rs_mine", BaseUrl = server.BaseUrl });
        var create = new CreateStreamRequest { Name = "Orders" };

        await client.Streams.CreateAsync(create);
        await client.Streams.CreateAsync(new CreateStreamRequest { Name = "Orders", ApiKey = "rs_other" });
        await client.Streams.UpdateAsync("s", new UpdateStreamRequest { Name = "v2" });
        await client.Streams.UpdateAsync("s", new UpdateStreamRequest { AdditionalData = { ["api_key"] = "rs_other" } });

        Assert.Equal(
            ["""{"name":"Orders","apiKey":"rs_mine"}""", """{"apiKey":"rs_other","name":"Orders"}""", """{"name":"v2","apiKey":"rs_mine"}""", """{"api_key":"rs_other"}"""],
            server.Requests.Select(request => request.Text));
        Assert.Null(create.ApiKey);
        Assert.All(server.Requests, request => Assert.Equal("rs_mine", request.Header("x-api-key")));
    }

    [Fact]
    public async Task A_key_is_validated_and_the_clients_own_by_default()
    {
        await using var setup = await RestlessSetup.StartAsync();

        Assert.True((await setup.Client.Streams.ValidateApiKeyAsync()).Affected);
        Assert.False((await setup.Client.Streams.ValidateApiKeyAsync("rs_unknown")).Affected);
    }

    [Fact]
    public async Task Credit_usage_counts_what_a_subscription_cost()
    {
        await using var setup = await RestlessSetup.StartAsync();
        await setup.Service.PollAsync(setup.StreamId);
        await setup.Subscribe(Transport.Sse).TakeAsync(1);

        var usage = await setup.Client.Streams.GetCreditUsageAsync(setup.StreamId);

        Assert.Equal(setup.StreamId, usage.StreamId);
        Assert.True(usage.TotalCredits >= 1);
        Assert.Contains(usage.DailyUsage![0].ChargeTypeBreakdown!, charge => charge is { ChargeType: "POLL", Credits: 1 });
    }

    [Fact]
    public async Task Snippets_setup_and_sessions_come_typed()
    {
        await using var setup = await RestlessSetup.StartAsync();
        var streams = setup.Client.Streams;

        var snippets = await streams.GenerateConnectionSnippetsAsync(new ConnectionSnippetsRequest { StreamId = setup.StreamId, Language = "python" });
        var direct = await streams.GenerateDirectSetupAsync(new DirectSetupRequest
        {
            Method = Models.HttpMethod.POST,
            Url = "https://api.example.com/search",
            Body = UntypedJson.From(new JsonObject { ["query"] = "restless" }),
            Language = "python",
        });
        var session = await streams.CreateDirectSessionAsync(new DirectSessionRequest { DedupeKey = "orders-feed-v1", Url = "https://api.example.com/orders", PollingInterval = 30 });
        var again = await streams.CreateDirectSessionAsync(new DirectSessionRequest { DedupeKey = "orders-feed-v1", Url = "https://api.example.com/orders" });

        Assert.All(snippets.Snippets!, snippet => Assert.Equal("python", snippet.Language));
        Assert.Equal(setup.Url(Transport.Sse), snippets.Runtime!.SseUrl);
        Assert.StartsWith("curl", direct.Commands!.Header!.Curl, StringComparison.Ordinal);
        Assert.Equal("restless", (string?)UntypedJson.ToJson(direct.StreamConfig!.Body)!["query"]);
        // What the service builds for a direct stream is what our builder builds.
        Assert.Equal(new Uri(RuntimeUrls.DirectSse(direct.StreamConfig, streamBaseUrl: setup.Service.StreamBaseUrl)).AbsolutePath, new Uri(direct.Runtime!.DirectSseUrl!).AbsolutePath);
        Assert.Equal(session.SseUrl, again.SseUrl);
        Assert.True(session.ExpiresAt > DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_refused_body_names_its_fields()
    {
        await using var setup = await RestlessSetup.StartAsync();

        var refusal = await Assert.ThrowsAsync<RestlessStreamApiException>(() => setup.Client.Streams.UpdateAsync(setup.StreamId, new UpdateStreamRequest { PollingInterval = 0 }));

        Assert.Equal((422, "VALIDATION_ERROR", "pollingInterval"), (refusal.StatusCode, refusal.Code, (string?)refusal.Details!["fields"]![0]!["field"]));
        Assert.IsAssignableFrom<Clients.Core.ClientException>(refusal);
    }

    [Theory]
    [InlineData(500, """{"message":"Internal server error","code":null,"details":null}""", "application/json", "Internal server error")]
    [InlineData(502, "<title>Bad gateway</title>", "text/html", "Bad gateway")]
    [InlineData(404, "", "application/json", "404")]
    [InlineData(400, "[1,2", "application/json", "400")]
    [InlineData(200, "<html>login</html>", "text/html", "not JSON")]
    public async Task Every_failure_is_one_typed_error(int status, string body, string contentType, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, body, contentType));
        using var client = new RestlessStreamClient(new RestlessStreamClientOptions { ApiKey = "rs_secret_key", BaseUrl = server.BaseUrl });

        var failure = await Assert.ThrowsAsync<RestlessStreamApiException>(() => client.Streams.GetAsync("s"));

        Assert.Equal(status, failure.StatusCode);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rs_secret_key", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_argument_is_refused_before_anything_is_sent()
    {
        await using var setup = await RestlessSetup.StartAsync();
        var streams = setup.Client.Streams;

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => streams.ListAsync(limit: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => streams.ListAsync(offset: -1));
        await Assert.ThrowsAsync<ArgumentException>(() => streams.GetAsync(""));
        await Assert.ThrowsAsync<ArgumentNullException>(() => streams.CreateAsync(null!));
    }
}
