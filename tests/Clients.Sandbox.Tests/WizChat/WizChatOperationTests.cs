using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat;

namespace Clients.Sandbox.Tests.WizChat;

public sealed class WizChatOperationTests
{
    private const string Bot = "/api/v1/chatbots/cb_demo";

    [Theory]
    [InlineData("/mcp-servers", """{"name":"crm","url":"https://mcp.example.com/crm"}""", """{"enabled":false}""")]
    [InlineData("/skills", """{"name":"tone","instructions":"Be kind."}""", """{"description":null}""")]
    [InlineData("/domains", """{"hostname":"help.acme.example"}""", """{"enabled":false}""")]
    [InlineData("/documents", """{"title":"Terms","content":"All sales are final."}""", """{"title":"Conditions"}""")]
    [InlineData("/videos", """{"title":"Tour","url":"https://video.example/tour"}""", """{"title":"Grand tour"}""")]
    public async Task A_resource_is_created_read_changed_listed_and_deleted(string list, string create, string update)
    {
        await using var service = await WizChatCaller.StartAsync();

        var (created, resource, _) = await service.SendAsync("POST", Bot + list, create);
        var item = $"{Bot}{list}/{resource!["id"]}";
        var (read, same, _) = await service.SendAsync("GET", item);
        var (patched, changed, _) = await service.SendAsync("PATCH", item, update);
        var (_, page, _) = await service.SendAsync("GET", Bot + list + "?limit=100");
        var (deleted, nothing, _) = await service.SendAsync("DELETE", item);
        var (gone, error, _) = await service.SendAsync("GET", item);

        Assert.Equal((201, 200, 200, 204, 404), (created, read, patched, deleted, gone));
        Assert.True(JsonNode.DeepEquals(resource, same));
        foreach (var (name, value) in JsonNode.Parse(update)!.AsObject())
        {
            Assert.True(JsonNode.DeepEquals(value, changed![name]));
        }

        Assert.Contains(page!["data"]!.AsArray(), one => (string?)one!["id"] == (string?)resource["id"]);
        Assert.Null(nothing);
        Assert.Equal("not_found", (string?)error!["error"]!["code"]);
    }

    [Fact]
    public async Task Every_other_operation_answers_as_documented()
    {
        await using var service = await WizChatCaller.StartAsync();

        Assert.Equal("Acme Support Bot", (string?)(await service.SendAsync("GET", Bot)).Body!["name"]);
        Assert.Equal(30, (int?)(await service.SendAsync("GET", Bot + "/security")).Body!["rateLimitPerMinute"]);
        Assert.Null((await service.SendAsync("PATCH", Bot + "/security", """{"rateLimitPerMinute":null}""")).Body!["rateLimitPerMinute"]);
        var (status, deployment, _) = await service.SendAsync("POST", Bot + "/deployments");
        Assert.Equal((202, "pending"), (status, (string?)deployment!["status"]));
        Assert.Equal(200, (await service.SendAsync("GET", $"{Bot}/deployments/{deployment["id"]}")).Status);
        Assert.Single((await service.SendAsync("GET", Bot + "/deployments")).Body!["data"]!.AsArray());
        var telemetry = (await service.SendAsync("GET", Bot + "/telemetry?granularity=week")).Body!;
        Assert.Equal((int)telemetry["conversations"]!, telemetry["series"]!.AsArray().Sum(point => (int)point!["conversations"]!));
        Assert.True((int)telemetry["uniqueVisitors"]! > 0);
    }

    [Fact]
    public async Task Pages_hold_each_item_once()
    {
        await using var service = await WizChatCaller.StartAsync();
        for (var i = 0; i < 7; i++)
        {
            service.Sandbox.AddChatbot($"cb_{i}", "{}");
        }

        var ids = new List<string>();
        var cursor = "";
        do
        {
            var page = (await service.SendAsync("GET", "/api/v1/chatbots?limit=4" + cursor)).Body!;
            ids.AddRange(page["data"]!.AsArray().Select(bot => (string)bot!["id"]!));
            cursor = page["nextCursor"] is { } next ? "&cursor=" + Uri.EscapeDataString((string)next!) : null;
        }
        while (cursor is not null);

        Assert.Equal(9, ids.Count);
        Assert.Equal(9, ids.Distinct().Count());
        Assert.Equal(400, (await service.SendAsync("GET", "/api/v1/chatbots?cursor=bm90aGluZw==")).Status);
    }

    [Theory]
    [InlineData("GET", "", "wpk_live_unknown", 401, "unauthorized", null)]
    [InlineData("POST", "/mcp-servers", WizChatSandbox.ReadOnlyKey, 403, "insufficient_scope", "mcp:write")]
    [InlineData("POST", "/deployments", WizChatSandbox.ReadOnlyKey, 403, "insufficient_scope", "deploy")]
    [InlineData("GET", "/config", WizChatSandbox.ChatbotsOnlyKey, 403, "insufficient_scope", "security:read")]
    public async Task A_key_that_may_not_is_refused_with_the_scope_it_lacks(string method, string path, string key, int status, string code, string? scope)
    {
        await using var service = await WizChatCaller.StartAsync();

        var (answered, body, _) = await service.SendAsync(method, Bot + path, method == "POST" ? "{}" : null, key);

        Assert.Equal((status, code, scope), (answered, (string?)body!["error"]!["code"], (string?)body["error"]!["details"]?["required"]));
    }

    [Fact]
    public async Task The_rate_limit_answers_429_with_the_wait()
    {
        await using var service = await WizChatCaller.StartAsync();
        service.Sandbox.RequestsPerMinute = 1;
        await service.SendAsync("GET", Bot);

        var (status, body, headers) = await service.SendAsync("GET", Bot);

        Assert.Equal((429, "rate_limited"), (status, (string?)body!["error"]!["code"]));
        Assert.InRange(headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory]
    [InlineData("/skills", """{"name":"x"}""", "instructions")]
    [InlineData("/skills", """{"name":"refund-policy","instructions":"x"}""", "name")]
    [InlineData("/mcp-servers", """{"name":"x","url":"ftp://x"}""", "url")]
    [InlineData("/documents", """{"title":"x"}""", "content")]
    [InlineData("/domains", """{"hostname":"not a host"}""", "hostname")]
    [InlineData("/skills", """{"name":"x","name":"y"}""", null)]
    [InlineData("/skills", "[]", "")]
    public async Task A_body_that_breaks_its_schema_is_refused_with_the_field(string list, string body, string? field)
    {
        await using var service = await WizChatCaller.StartAsync();

        var (status, error, _) = await service.SendAsync("POST", Bot + list, body);

        Assert.Equal((400, "bad_request", field), (status, (string?)error!["error"]!["code"], (string?)error["error"]!["details"]?["field"]));
    }
}
