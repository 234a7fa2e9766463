using System.Net;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.Tests.RestlessStream;

public sealed class StreamOperationsTests
{
    [Fact]
    public async Task A_created_stream_is_answered_in_full_and_kept()
    {
        await using var api = await RestlessApi.StartAsync();

        var (status, created) = await api.PostAsync("/streams", RestlessApi.Orders);
        var (_, read) = await api.GetAsync($"/streams/{created["id"]}");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("Orders", (string?)created["name"]);
        Assert.Equal($"{api.Service.StreamBaseUrl}?streamId={created["id"]}", (string?)created["sseUrl"]);
        Assert.Equal($"ws{api.Service.StreamBaseUrl[4..]}/ws?streamId={created["id"]}", (string?)created["wsUrl"]);
        Assert.True(JsonNode.DeepEquals(created, read));
    }

    [Fact]
    public async Task A_created_stream_never_shows_the_api_key_of_its_request()
    {
        await using var api = await RestlessApi.StartAsync();

        var (_, created) = await api.PostAsync("/streams", RestlessApi.Orders.Replace("}", $$""","apiKey":"{{api.Key}}"}""", StringComparison.Ordinal));

        Assert.DoesNotContain(api.Key!, created.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_changes_only_the_fields_it_names()
    {
        await using var api = await RestlessApi.StartAsync();
        await api.PostAsync("/streams", RestlessApi.Orders);

        var (_, updated) = await api.SendAsync(HttpMethod.Patch, "/streams/stream_1", """{"name":"Orders v2","pollingInterval":60}""");

        Assert.Equal(("Orders v2", 60, "ACTIVE", "https://api.example.com/orders"), ((string)updated["name"]!, (int)updated["pollingInterval"]!, (string)updated["status"]!, (string)updated["url"]!));
    }

    [Fact]
    public async Task Starting_and_stopping_report_whether_they_changed_anything()
    {
        await using var api = await RestlessApi.StartAsync();
        await api.PostAsync("/streams", RestlessApi.Orders);

        var (_, stopped) = await api.PostAsync("/streams/stream_1/stop");
        var (_, again) = await api.PostAsync("/streams/stream_1/stop");
        var (_, stream) = await api.GetAsync("/streams/stream_1");

        Assert.True((bool)stopped["affected"]!);
        Assert.False((bool)again["affected"]!);
        Assert.Equal("INACTIVE", (string?)stream["status"]);
    }

    [Fact]
    public async Task A_deleted_stream_is_gone()
    {
        await using var api = await RestlessApi.StartAsync();
        await api.PostAsync("/streams", RestlessApi.Orders);

        await api.SendAsync(HttpMethod.Delete, "/streams/stream_1");
        var (status, error) = await api.GetAsync("/streams/stream_1");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("""{"message":"Stream not found","code":"NOT_FOUND","details":null}""", error.ToJsonString());
    }

    [Theory]
    [InlineData("?limit=2&offset=0", 2, true)]
    [InlineData("?limit=2&offset=2", 1, false)]
    [InlineData("?limit=3", 3, false)]
    [InlineData("?offset=3", 0, false)]
    public async Task Listing_pages_by_limit_and_offset(string query, int count, bool hasNext)
    {
        await using var api = await RestlessApi.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await api.PostAsync("/streams", RestlessApi.Orders);
        }

        var (_, list) = await api.GetAsync("/streams" + query);

        Assert.Equal(count, list["streams"]!.AsArray().Count);
        Assert.Equal(hasNext, (bool)list["pagination_info"]!["has_next_page"]!);
    }

    [Fact]
    public async Task A_stream_nobody_subscribed_to_has_used_no_credit()
    {
        await using var api = await RestlessApi.StartAsync();
        await api.PostAsync("/streams", RestlessApi.Orders);

        var (_, usage) = await api.GetAsync("/streams/stream_1/credit-usage");

        Assert.Equal("""{"streamId":"stream_1","totalCredits":0,"dailyUsage":[],"chargeTypeBreakdown":[]}""", usage.ToJsonString());
    }
}
