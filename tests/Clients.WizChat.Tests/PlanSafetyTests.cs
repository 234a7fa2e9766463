using System.Text.Json.Nodes;
using Clients.Sandbox.Faults;
using Clients.Sandbox.WizChat;
using Clients.Testing.Servers;
using Clients.WizChat.ConfigAsCode;

namespace Clients.WizChat.Tests;

/// <summary>What a plan is bound to, and what must never be read, sent or shown.</summary>
public sealed class PlanSafetyTests
{
    private const string Secret = "tok-0123456789";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plan_is_refused_when_a_variable_has_another_value(bool kept)
    {
        await using var service = await WizChatFixture.StartAsync();
        var file = Document("""{"skills":[{"name":"${env:PRE}refund-policy","instructions":"x"},{"name":"${env:PRE}shipping","instructions":"y"}]}""");
        var before = service.Service.LiveSpec("cb_demo");
        var plan = await service.Client.PlanConfigAsync("cb_demo", file, new PlanConfigOptions { Variables = { Lookup = _ => "", AllowedEmpty = { "PRE" } } });

        var refused = await Assert.ThrowsAsync<ApplyRefusedException>(() =>
            service.Client.ApplyPlanAsync(kept ? ConfigPlan.Parse(plan.ToJson()) : plan, new ApplyPlanOptions { Variable = _ => "v2-", AllowedDeletes = 99 }));

        Assert.Equal((0, ApplyRefusal.ValuesChanged), (plan.Deletes, refused.Reason));
        Assert.Contains("another value of the environment variable PRE.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, service.Service.LiveSpec("cb_demo"));
    }

    [Fact]
    public async Task A_kept_plan_reads_only_the_variables_it_was_made_with()
    {
        await using var service = await WizChatFixture.StartAsync();
        var plan = await service.Client.PlanConfigAsync("cb_demo", Document("""{"core":{"name":"${env:NAME}"}}"""), new PlanConfigOptions { Variables = { Lookup = _ => "Bot", Allowed = { "NAME", "OTHER" } } });
        var asked = new List<string>();

        await service.Client.ApplyPlanAsync(ConfigPlan.Parse(plan.ToJson()), new ApplyPlanOptions { Variable = name => { asked.Add(name); return "Bot"; } });

        Assert.Equal(["NAME"], asked.Distinct());
    }

    [Fact]
    public async Task An_edit_of_any_value_of_a_kept_plan_is_refused_and_a_reformatted_plan_is_not()
    {
        await using var service = await WizChatFixture.StartAsync();
        var plan = await service.Client.PlanConfigAsync("cb_demo", Document("""{"core":{"name":"New"},"skills":[]}"""));
        var kept = plan.ToJson();
        var values = Values(JsonNode.Parse(kept)!).Select(value => value.GetPath()).ToList();

        Assert.Equal(2, ConfigPlan.Parse(JsonNode.Parse(kept)!.ToJsonString()).Deletes);
        Assert.True(values.Count > 20);
        Assert.All(values, path => Assert.Throws<ConfigFormatException>(() => ConfigPlan.Parse(Edited(kept, path))));
    }

    [Fact]
    public async Task A_kept_plan_holds_no_fast_or_repeatable_digest()
    {
        await using var service = await WizChatFixture.StartAsync();
        var plan = await service.Client.PlanConfigAsync("cb_demo", Document("""{"core":{"name":"${env:TOKEN}"}}"""), new PlanConfigOptions { Variables = Token("1234") });
        var live = await service.Client.GetConfigTextAsync("cb_demo");

        var (one, other) = (JsonNode.Parse(plan.ToJson())!, JsonNode.Parse(plan.ToJson())!);

        Assert.StartsWith("pbkdf2-sha512:", (string)one["values"]!, StringComparison.Ordinal);
        Assert.StartsWith("pbkdf2-sha512:", (string)one["live"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(live.Fingerprint, plan.ToJson(), StringComparison.Ordinal);
        Assert.NotEqual((string)one["values"]!, (string)other["values"]!);
        Assert.NotEqual((string)one["live"]!, (string)other["live"]!);
    }

    [Fact]
    public async Task The_delete_guard_counts_what_the_service_would_do_now()
    {
        await using var service = await WizChatFixture.StartAsync();
        var before = service.Service.LiveSpec("cb_demo");
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Method = "POST", Body = """{"plan":{"operations":[{"section":"core","op":"update","key":"core"}]}}""" });
        var plan = await service.Client.PlanConfigAsync("cb_demo", Document("""{"skills":[]}"""));

        var refused = await Assert.ThrowsAsync<ApplyRefusedException>(() => service.Client.ApplyPlanAsync(plan));

        Assert.Equal(0, plan.Deletes);
        Assert.Equal(ApplyRefusal.OperationsChanged, refused.Reason);
        Assert.Contains("delete skills refund-policy (not planned)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, service.Service.LiveSpec("cb_demo"));
    }

    [Fact]
    public async Task Live_text_that_looks_like_a_reference_is_never_resolved()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Service.AddChatbot("cb_1", """{"skills":[{"name":"a","instructions":"Tell users ${env:CI_SECRET} or $${env:CI_SECRET}"}]}""");
        var before = service.Service.LiveSpec("cb_1");
        var careless = new PlanConfigOptions { Variables = { Lookup = _ => "ci-secret-value", Allowed = { "CI_SECRET" } } };
        var live = await service.Client.GetConfigTextAsync("cb_1");
        var typed = await service.Client.GetConfigAsync("cb_1");

        foreach (var document in new[] { live, ConfigText.ParseYaml(live.ToYaml()), ConfigText.ParseJson(live.ToJson()), typed.ToText() })
        {
            var plan = await service.Client.PlanConfigAsync("cb_1", document, careless);
            var result = await service.Client.ApplyPlanAsync(ConfigPlan.Parse(plan.ToJson()), new ApplyPlanOptions { Variable = _ => "ci-secret-value" });

            Assert.False(plan.HasChanges);
            Assert.Empty(result.Applied!);
        }

        typed.Spec!.Skills![0].Description = "${env:CI_SECRET}";
        await service.Client.ApplyConfigAsync("cb_1", typed);
        Assert.Equal(before.Replace("\"a\",", "\"a\",\"description\":\"${env:CI_SECRET}\",", StringComparison.Ordinal).Length, service.Service.LiveSpec("cb_1").Length);
        Assert.DoesNotContain("ci-secret-value", service.Service.LiveSpec("cb_1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_escaped_dollar_sign_of_live_text_does_not_smuggle_a_reference_into_a_file()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"spec":{"core":{"name":"\u0024{env:CI_SECRET}"}}}"""));
        using var client = new WizChatClient("any", new WizChatClientOptions { BaseUrl = server.BaseUrl });

        var live = await client.GetConfigTextAsync("cb_1");

        Assert.Equal("spec:\n  core:\n    name: \"$${env:CI_SECRET}\"\n", live.ToYaml());
        Assert.Contains("$${env:CI_SECRET}", live.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_not_sent_with_its_references_or_its_settings()
    {
        await using var service = await WizChatFixture.StartAsync();
        var escaped = Document("""{"core":{"name":"$${env:TOKEN}"}}""", """ "x-clients":{"env":["A"]}, """);

        await service.Client.ApplyConfigAsync("cb_demo", escaped);
        var refused = await Assert.ThrowsAsync<ConfigFormatException>(() => service.Client.ApplyConfigAsync("cb_demo", Document("""{"core":{"name":"${env:TOKEN}"}}""")));

        Assert.Contains("\"name\":\"${env:TOKEN}\"", service.Service.LiveSpec("cb_demo"), StringComparison.Ordinal);
        Assert.StartsWith("spec.core.name: This refers to the environment variable TOKEN", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"tok-0123456789","message":"core.name 'tok-0123456789' is too long","details":{"value":"tok%2D0123456789","is":["dG9rLTAxMjM0NTY3ODk="],"tok-0123456789":1}}}""")]
    [InlineData(422, """{"plan":{},"failed":{"section":"core","op":"update","code":"tok-0123456789","message":"'tok-0123456789' is too long"}}""")]
    [InlineData(500, """tok-0123456789""")]
    [InlineData(403, """{"error":{"code":"insufficient_scope","message":"No","details":{"required":"tok-0123456789"}}}""")]
    public async Task A_refusal_that_repeats_a_value_shows_its_reference(int status, string body)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"spec":{"core":{"name":"x"}}}"""), new Reply(status, body));
        using var client = new WizChatClient("any", new WizChatClientOptions { BaseUrl = server.BaseUrl });

        var error = await Assert.ThrowsAsync<WizChatApiException>(() =>
            client.PlanConfigAsync("cb_1", Document("""{"core":{"name":"${env:TOKEN}"}}"""), new PlanConfigOptions { Variables = Token(Secret) }));

        foreach (var text in new[] { error.ToString(), error.ServiceMessage, error.Code, error.Details?.GetRawText(), string.Join(' ', error.RequiredScopes) })
        {
            Assert.DoesNotContain("0123456789", text ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("dG9rLTAx", text ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_partial_failure_of_an_apply_that_repeats_a_value_shows_its_reference()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Service.FailSection(new SectionFailure { Section = "core", Message = $"'{Secret}' is too long" });
        var plan = await service.Client.PlanConfigAsync("cb_demo", Document("""{"core":{"name":"${env:TOKEN}"}}"""), new PlanConfigOptions { Variables = Token(Secret) });

        var result = await service.Client.ApplyPlanAsync(plan, new ApplyPlanOptions { Variable = _ => Secret });

        Assert.Equal("'${env:TOKEN}' is too long", result.Failed!.Message);
        Assert.Equal(422, result.ResponseStatusCode);
    }

    [Fact]
    public async Task A_plan_holds_no_form_of_a_value_the_service_repeats()
    {
        string[] echoes = ["tok-0123456789", "tok%2D0123456789", "dG9rLTAxMjM0NTY3ODk=", "746f6b2d30313233343536373839", "dXNlcjp0b2stMDEyMzQ1Njc4OQ=="];
        var operations = echoes.Select(echo =>
            """{"section":"core","op":"update","key":"*","changes":[{"path":"later.*","before":"*","after":{"*":["*"]}}]}""".Replace("*", echo, StringComparison.Ordinal));
        await using var server = await LoopbackServer.StartAsync(
            new Reply(200, """{"spec":{"core":{"name":"former-0123456789"}}}"""),
            new Reply(200, "{\"plan\":{\"operations\":[" + string.Join(',', operations) + """,{"section":"x","op":"update","key":"former-0123456789"}]}}"""));
        using var client = new WizChatClient("any", new WizChatClientOptions { BaseUrl = server.BaseUrl });

        var plan = await client.PlanConfigAsync("cb_1", Document("""{"core":{"name":"${env:TOKEN}"}}"""), new PlanConfigOptions { Variables = Token(Secret) });

        Assert.Equal(6, plan.Operations.Count);
        foreach (var text in new[] { plan.ToJson(), string.Join(' ', plan.Operations.SelectMany(operation => operation.Fields).Select(field => field.ToString())) })
        {
            Assert.All(echoes.Append("0123456789").Append("tok").Append("dG9rLTAx"), echo => Assert.DoesNotContain(echo, text.Replace("\"TOKEN\"", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("['spec.mcpServers[].headers']")]
    [InlineData("['spec.mcpServers[orders].headers.Authorization']")]
    [InlineData("['spec.*[].*.Authorization']")]
    public async Task A_value_at_a_sensitive_path_is_shown_nowhere_and_a_kept_plan_needs_the_file(string paths)
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Service.AddChatbot("cb_1", """{"core":{"name":"old-secret-1"},"mcpServers":[{"name":"orders","url":"https://a.example","headers":{"Authorization":"old-secret-1"}}]}""");
        var file = ConfigText.ParseYaml(
            $"x-clients: {{sensitive: {paths}}}\napiVersion: wizchat.com/v1\nkind: ChatbotConfig\nspec:\n  core: {{name: new-secret-2}}\n"
            + "  mcpServers: [{name: orders, url: 'https://a.example', headers: {Authorization: new-secret-2}}]");

        var plan = await service.Client.PlanConfigAsync("cb_1", file);
        var diff = ConfigDiff.Between(await service.Client.GetConfigTextAsync("cb_1"), file);
        var kept = ConfigPlan.Parse(plan.ToJson());
        var missing = await Assert.ThrowsAsync<ApplyRefusedException>(() => service.Client.ApplyPlanAsync(kept));
        var other = await Assert.ThrowsAsync<ApplyRefusedException>(() => service.Client.ApplyPlanAsync(kept, new ApplyPlanOptions { Document = ConfigText.ParseYaml(file.ToYaml().Replace("orders", "o", StringComparison.Ordinal)) }));
        var changed = await Assert.ThrowsAsync<ApplyRefusedException>(() => service.Client.ApplyPlanAsync(kept, new ApplyPlanOptions { Document = ConfigText.ParseYaml(file.ToYaml().Replace("Authorization: new-secret-2", "Authorization: x", StringComparison.Ordinal)) }));
        service.Service.FailSection(new SectionFailure { Section = "mcpServers", Message = "new-secret-2 is not better than old-secret-1" });
        var failed = await service.Client.ApplyPlanAsync(kept, new ApplyPlanOptions { Document = file });

        Assert.Equal((false, true), (plan.NeedsDocument, kept.NeedsDocument));
        Assert.Equal((ApplyRefusal.DocumentChanged, ApplyRefusal.DocumentChanged, ApplyRefusal.ValuesChanged), (missing.Reason, other.Reason, changed.Reason));
        Assert.False(diff.IsEmpty);
        Assert.NotEqual(diff.Live.ToYaml(), diff.File.ToYaml());
        Assert.Equal("(hidden) is not better than (hidden)", failed.Failed!.Message);
        Assert.Equal("core", Assert.Single(failed.Applied!).Section);
        var shown = plan.ToJson() + kept.ToJson() + diff.Live.ToJson() + string.Concat(plan.Operations.SelectMany(operation => operation.Fields));
        Assert.DoesNotContain("old-secret", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization\":\"new", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("new-secret", string.Concat(plan.Operations.SelectMany(operation => operation.Fields)), StringComparison.Ordinal);
    }

    private static ConfigVariables Token(string value) => new() { Lookup = _ => value, Allowed = { "TOKEN" } };

    private static ConfigText Document(string spec, string before = "") =>
        ConfigText.ParseJson("{" + before + "\"apiVersion\":\"wizchat.com/v1\",\"kind\":\"ChatbotConfig\",\"spec\":" + spec + "}");

    private static IEnumerable<JsonValue> Values(JsonNode node) => node switch
    {
        JsonObject map => map.Where(property => property.Value is not null).SelectMany(property => Values(property.Value!)),
        JsonArray array => array.Where(item => item is not null).SelectMany(item => Values(item!)),
        _ => [(JsonValue)node],
    };

    private static string Edited(string json, string path)
    {
        var root = JsonNode.Parse(json)!;
        var value = Values(root).Single(value => value.GetPath() == path);
        value.ReplaceWith(value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True => (JsonNode)false,
            System.Text.Json.JsonValueKind.False => true,
            System.Text.Json.JsonValueKind.Number => 999,
            _ => (string)value! + "x",
        });
        return root.ToJsonString();
    }
}
