using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat;

namespace Clients.Sandbox.Tests.WizChat;

public sealed class WizChatReconcilerTests
{
    private const string Apply = "/api/v1/chatbots/cb_demo/apply";

    [Fact]
    public async Task An_export_applied_again_changes_nothing()
    {
        await using var service = await WizChatCaller.StartAsync();
        var config = (await service.SendAsync("GET", "/api/v1/chatbots/cb_demo/config")).Body!;

        var (status, result, _) = await service.SendAsync("POST", Apply, config.ToJsonString());

        Assert.Equal(200, status);
        Assert.Equal("""{"create":0,"update":0,"delete":0,"noop":7}""", result!["plan"]!["summary"]!.ToJsonString());
        Assert.Empty(result["applied"]!.AsArray());
    }

    [Fact]
    public async Task A_dry_run_plans_and_writes_nothing()
    {
        await using var service = await WizChatCaller.StartAsync();
        var before = service.Sandbox.LiveSpec("cb_demo");

        var (_, result, _) = await service.SendAsync("POST", Apply + "?dryRun=true", Document("""{"core":{"name":"New"},"skills":[]}"""));

        Assert.Equal("""{"create":0,"update":1,"delete":2,"noop":0}""", result!["plan"]!["summary"]!.ToJsonString());
        Assert.Null(result["applied"]);
        Assert.Contains("""{"path":"name","before":"Acme Support Bot","after":"New"}""", result["plan"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(before, service.Sandbox.LiveSpec("cb_demo"));
    }

    [Fact]
    public async Task Without_prune_nothing_is_deleted()
    {
        await using var service = await WizChatCaller.StartAsync();

        var (_, result, _) = await service.SendAsync("POST", Apply + "?prune=false", Document("""{"skills":[{"name":"new","instructions":"x"}]}"""));

        Assert.Equal("""{"create":1,"update":0,"delete":0,"noop":0}""", result!["plan"]!["summary"]!.ToJsonString());
        Assert.Equal(3, JsonNode.Parse(service.Sandbox.LiveSpec("cb_demo"))!["skills"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_failed_section_answers_422_and_keeps_what_was_applied_before_it()
    {
        await using var service = await WizChatCaller.StartAsync();
        var document = Document("""{"core":{"name":"New"},"domains":[{"hostname":"support.acme.example","enabled":true},{"hostname":"staging.acme.example"}]}""");

        var (status, result, _) = await service.SendAsync("POST", Apply, document);

        Assert.Equal(422, status);
        Assert.Equal("""{"op":"create","message":"Domain is already in use","section":"domains","code":"domain_conflict"}""", result!["failed"]!.ToJsonString());
        Assert.Equal("""[{"section":"core","op":"update","key":"core","id":"cb_demo"}]""", result["applied"]!.ToJsonString());
        Assert.Equal("New", (string?)JsonNode.Parse(service.Sandbox.LiveSpec("cb_demo"))!["core"]!["name"]);
    }

    [Fact]
    public async Task After_an_injected_failure_applying_again_converges()
    {
        await using var service = await WizChatCaller.StartAsync();
        service.Sandbox.FailSection(new SectionFailure { Section = "skills", Code = "boom", Message = "Skills are down" });
        var document = Document("""{"skills":[{"name":"a","instructions":"x"},{"name":"b","instructions":"x"}]}""");

        var first = await service.SendAsync("POST", Apply, document);
        var second = await service.SendAsync("POST", Apply, document);
        var third = await service.SendAsync("POST", Apply, document);

        Assert.Equal((422, "boom"), (first.Status, (string?)first.Body!["failed"]!["code"]));
        Assert.Equal(200, second.Status);
        Assert.Equal(2, (int)third.Body!["plan"]!["summary"]!["noop"]!);
    }

    [Theory]
    [InlineData("core", true, "chatbots:read")]
    [InlineData("mcpServers", true, "mcp:read")]
    [InlineData("domains", false, "domains:write")]
    [InlineData("somethingNew", false, "chatbots:write")]
    public async Task Applying_needs_the_scope_of_each_section(string section, bool dryRun, string scope)
    {
        await using var service = await WizChatCaller.StartAsync();
        service.Sandbox.AddKey("wpk_live_none", "deploy");
        var value = section == "core" ? "{}" : "[]";

        var (status, error, _) = await service.SendAsync("POST", $"{Apply}?dryRun={(dryRun ? "true" : "false")}", Document($$"""{"{{section}}":{{value}}}"""), "wpk_live_none");

        Assert.Equal((403, scope), (status, (string?)error!["error"]!["details"]!["required"]));
    }

    [Theory]
    [InlineData("""{"kind":"ChatbotConfig","spec":{}}""", "apiVersion")]
    [InlineData("""{"apiVersion":"wizchat.com/v1","kind":"ChatbotConfig","spec":{},"dryRun":true}""", "dryRun")]
    [InlineData("""{"apiVersion":"wizchat.com/v1","kind":"ChatbotConfig","spec":{"core":{"temperature":3}}}""", "spec.core.temperature")]
    [InlineData("""{"apiVersion":"wizchat.com/v1","kind":"ChatbotConfig","spec":{"skills":[{"name":"a","instructions":"x"},{"name":"a","instructions":"y"}]}}""", "spec.skills[1].name")]
    public async Task A_document_that_is_not_valid_is_refused_with_the_field(string document, string field)
    {
        await using var service = await WizChatCaller.StartAsync();

        var (status, error, _) = await service.SendAsync("POST", Apply, document);

        Assert.Equal((400, field), (status, (string?)error!["error"]!["details"]!["field"]));
    }

    [Fact]
    public async Task Unknown_sections_and_keys_are_kept()
    {
        await using var service = await WizChatCaller.StartAsync();
        var document = Document("""{"core":{"name":"x","futureKey":{"deep":[1,null,1.50]}},"voice":{"pitch":1e2}}""");

        await service.SendAsync("POST", Apply, document);

        var live = service.Sandbox.LiveSpec("cb_demo");
        Assert.Contains("""{"name":"x","futureKey":{"deep":[1,null,1.50]}}""", live, StringComparison.Ordinal);
        Assert.Contains("""{"pitch":1e2}""", live, StringComparison.Ordinal);
    }

    private static string Document(string spec) => $$"""{"apiVersion":"wizchat.com/v1","kind":"ChatbotConfig","spec":{{spec}}}""";
}
