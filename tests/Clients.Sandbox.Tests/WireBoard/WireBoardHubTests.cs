using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Clients.Sandbox.WireBoard;

namespace Clients.Sandbox.Tests.WireBoard;

public sealed class WireBoardHubTests : WireBoardSandboxFixture
{
    private const string Site = "xK4mP2nT";

    public WireBoardHubTests() => Http.Timeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_subscriber_gets_what_its_topics_name_and_nothing_else()
    {
        Sandbox.Traffic = WireBoardTrafficMode.Silent;
        using var stream = await OpenAsync("visitors");

        Sandbox.Publish(Site, "top_pages", new JsonArray());
        var id = Sandbox.Publish(Site, "visitors", Visitors(7));

        Assert.Equal($"id: {id}", await stream.LineAsync());
        var envelope = JsonNode.Parse((await stream.LineAsync())["data: ".Length..])!;
        Assert.Equal(7, envelope["data"]!["live"]!.GetValue<int>());
        Assert.Equal(Site, envelope["site_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_hub_replays_what_followed_the_last_event_id()
    {
        Sandbox.Traffic = WireBoardTrafficMode.Silent;
        var first = Sandbox.Publish(Site, "visitors", Visitors(1));
        var second = Sandbox.Publish(Site, "visitors", Visitors(2));

        using var stream = await OpenAsync("visitors", first);

        Assert.Equal($"id: {second}", await stream.LineAsync());
        Assert.Equal(first, Sandbox.OpenedConnections.Single().LastEventId);
    }

    [Fact]
    public async Task An_expired_token_opens_nothing_and_ends_its_stream()
    {
        Sandbox.Traffic = WireBoardTrafficMode.Silent;
        Sandbox.TokenLifetime = TimeSpan.FromSeconds(1);
        var grant = await MintAsync("visitors");

        using var stream = await OpenAsync(grant);

        await Assert.ThrowsAsync<EndOfStreamException>(stream.LineAsync);
        Assert.Equal(401, (int)(await SendAsync(grant, null)).StatusCode);
    }

    [Fact]
    public async Task A_token_in_the_url_is_no_credential()
    {
        var grant = await MintAsync("visitors");

        using var response = await Http.GetAsync($"{grant["hub_url"]}?topic={grant["topics"]![0]}&authorization={grant["token"]}");

        Assert.Equal(401, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_truncated_event_breaks_off_and_resets()
    {
        Sandbox.Traffic = WireBoardTrafficMode.Silent;
        using var stream = await OpenAsync("visitors");

        Sandbox.TruncateNextEvent();
        Sandbox.Publish(Site, "visitors", Visitors(3));

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (true)
            {
                await stream.LineAsync();
            }
        });
    }

    [Fact]
    public async Task Both_snapshot_shapes_hold_the_truth()
    {
        Sandbox.Traffic = WireBoardTrafficMode.Manual;
        var array = (await GetAsync($"v1/live/state?site_id={Site}")).Body["data"]!["live"]!.AsArray();
        Sandbox.SnapshotShape = WireBoardSnapshotShape.Map;
        var map = (await GetAsync($"v1/live/state?site_id={Site}")).Body["data"]!["live"]!.AsObject();

        Assert.True(JsonNode.DeepEquals(Sandbox.TruthOf(Site), map));
        Assert.Equal(map.Select(pair => pair.Key), array.Select(entry => entry!["category"]!.GetValue<string>()));
        Assert.True(map["visitors"]!["live"]!.GetValue<int>() > 0);
    }

    [Fact]
    public async Task Visitors_move_on_by_themselves_while_somebody_watches()
    {
        using var stream = await OpenAsync("life_events");

        Assert.StartsWith("id: ", await stream.LineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truth_removes_rows_at_count_zero_and_keeps_ties_in_order()
    {
        Sandbox.Traffic = WireBoardTrafficMode.Silent;
        Sandbox.Publish(Site, "top_countries", JsonNode.Parse("""[{"country":"CH","count":2},{"country":"DE","count":2},{"country":"FR","count":5}]""")!);
        Sandbox.Publish(Site, "top_countries", JsonNode.Parse("""[{"country":"FR","count":0},{"country":"DE","count":3},{"country":"IT","count":2}]""")!);

        Assert.Equal("DE3 CH2 IT2", string.Join(' ', Sandbox.TruthOf(Site)["top_countries"]!.AsArray().Select(row => $"{row!["country"]}{row["count"]}")));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task The_sandbox_is_steered_over_http_too()
    {
        await PostAsync("settings", """{"traffic":"silent","token_lifetime":5,"snapshot_shape":"map"}""", 204);
        await PostAsync("publish", """{"site_id":"xK4mP2nT","category":"visitors","data":{"live":3,"returning":1}}""", 204);
        await PostAsync("stream", """{"action":"kill"}""", 204);
        await PostAsync("stream", """{"action":"explode"}""", 400);
        await PostAsync("settings", """{"no_such_setting":1}""", 400);

        Assert.Equal(3, Sandbox.TruthOf(Site)["visitors"]!["live"]!.GetValue<int>());
        Assert.Equal(5, (await MintAsync("visitors"))["expires_in"]!.GetValue<int>());
    }

    private static JsonObject Visitors(int live) => new() { ["live"] = live, ["returning"] = 0 };

    private async Task PostAsync(string path, string json, int status)
    {
        using var content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        using var response = await Http.PostAsync("_sandbox/" + path, content);
        Assert.Equal(status, (int)response.StatusCode);
    }

    private async Task<JsonObject> MintAsync(string category) =>
        (await GetAsync($"v1/live/token?sites={Site}&categories={category}")).Body["data"]!.AsObject();

    private async Task<TestStream> OpenAsync(string category, string? lastEventId = null) => await OpenAsync(await MintAsync(category), lastEventId);

    private async Task<TestStream> OpenAsync(JsonObject grant, string? lastEventId = null)
    {
        var response = await SendAsync(grant, lastEventId);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        await Sandbox.WaitForOpenedConnectionsAsync(1);
        return new TestStream(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    private async Task<HttpResponseMessage> SendAsync(JsonObject grant, string? lastEventId)
    {
        var topics = string.Join('&', grant["topics"]!.AsArray().Select(topic => "topic=" + Uri.EscapeDataString(topic!.GetValue<string>())));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{grant["hub_url"]}?{topics}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant["token"]!.GetValue<string>());
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private sealed class TestStream(HttpResponseMessage response, StreamReader reader) : IDisposable
    {
        /// <summary>The next line that is neither empty nor a comment.</summary>
        public async Task<string> LineAsync()
        {
            while (true)
            {
                var line = await reader.ReadLineAsync() ?? throw new EndOfStreamException();
                if (line.Length > 0 && line[0] != ':')
                {
                    return line;
                }
            }
        }

        public void Dispose()
        {
            reader.Dispose();
            response.Dispose();
        }
    }
}
