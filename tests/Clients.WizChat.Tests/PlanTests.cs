using Clients.Sandbox.Faults;
using Clients.Sandbox.WizChat;
using Clients.Testing.Servers;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.Models;

namespace Clients.WizChat.Tests;

public sealed class PlanTests
{
    private const string Secret = "tok-0123456789";

    [Fact]
    public async Task A_saved_plan_applies_what_was_reviewed_with_variables_resolved_anew()
    {
        await using var service = await WizChatFixture.StartAsync();
        var file = Document("""{"mcpServers":[{"name":"orders","url":"https://mcp.example.com/orders","headers":{"Authorization":"Bearer ${env:TOKEN}"}}]}""");

        var plan = await service.Client.PlanConfigAsync("cb_demo", file, new PlanConfigOptions { Prune = false, Variables = Token(Secret) });
        var saved = plan.ToJson();
        await service.Client.ApplyPlanAsync(ConfigPlan.Parse(saved), new ApplyPlanOptions { Variable = _ => Secret });
        var again = await service.Client.PlanConfigAsync("cb_demo", file, new PlanConfigOptions { Prune = false, Variables = Token("tok-9876543210") });

        Assert.DoesNotContain(Secret, saved, StringComparison.Ordinal);
        Assert.Contains("${env:TOKEN}", saved, StringComparison.Ordinal);
        Assert.Contains(Secret, service.Service.LiveSpec("cb_demo"), StringComparison.Ordinal);
        // The variable has another value now: the old one is live, and is not shown either.
        Assert.DoesNotContain(Secret, again.ToJson(), StringComparison.Ordinal);
        Assert.Equal([new("headers.Authorization", "\"(hidden)\"", "\"Bearer ${env:TOKEN}\"")], again.Operations[0].Fields);
    }

    [Fact]
    public async Task A_plan_is_refused_when_the_live_configuration_has_changed_since()
    {
        await using var service = await WizChatFixture.StartAsync();
        var plan = await service.Client.PlanConfigAsync("cb_demo", Document("""{"core":{"name":"Planned"}}"""));
        await service.Client.ApplyConfigAsync("cb_demo", Document("""{"core":{"name":"Someone else's"}}"""));

        var refused = await Assert.ThrowsAsync<ApplyRefusedException>(() => service.Client.ApplyPlanAsync(plan));

        Assert.Equal(ApplyRefusal.LiveConfigurationChanged, refused.Reason);
        Assert.Equal("Someone else's", (await service.Client.GetChatbotAsync("cb_demo")).Name);
    }

    [Fact]
    public async Task A_plan_is_refused_by_another_service()
    {
        await using var service = await WizChatFixture.StartAsync();
        await using var other = await WizChatFixture.StartAsync();
        var plan = await service.Client.PlanConfigAsync("cb_demo", Document("""{"core":{"name":"Planned"}}"""));

        var refused = await Assert.ThrowsAsync<ApplyRefusedException>(() => other.Client.ApplyPlanAsync(plan));

        Assert.Equal(ApplyRefusal.OtherService, refused.Reason);
    }

    [Fact]
    public async Task A_plan_that_empties_a_section_needs_its_deletes_allowed()
    {
        await using var service = await WizChatFixture.StartAsync();
        var plan = await service.Client.PlanConfigAsync("cb_demo", Document("""{"skills":[],"mcpServers":[]}"""));

        var refused = await Assert.ThrowsAsync<ApplyRefusedException>(() => service.Client.ApplyPlanAsync(plan));
        var tooFew = await Assert.ThrowsAsync<ApplyRefusedException>(() => service.Client.ApplyPlanAsync(plan, new ApplyPlanOptions { AllowedDeletes = 3 }));
        var result = await service.Client.ApplyPlanAsync(plan, new ApplyPlanOptions { AllowedDeletes = 4 });

        Assert.Equal((ApplyRefusal.TooManyDeletes, ApplyRefusal.TooManyDeletes), (refused.Reason, tooFew.Reason));
        Assert.Contains("2 of 2 mcpServers, 2 of 2 skills", refused.Message, StringComparison.Ordinal);
        Assert.Contains("allow 4 deletes", refused.Message, StringComparison.Ordinal);
        Assert.Equal(4, result.Applied!.Count);
    }

    [Fact]
    public async Task An_unset_variable_stops_before_anything_is_sent()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 500, Count = 100 });

        var error = await Assert.ThrowsAsync<ConfigFormatException>(() =>
            service.Client.PlanConfigAsync("cb_demo", Document("""{"core":{"name":"${env:NOPE}"}}"""), new PlanConfigOptions { Variables = { Lookup = _ => null, Allowed = { "NOPE" } } }));

        Assert.Contains("NOPE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partial_failure_that_repeats_a_value_shows_its_reference()
    {
        await using var service = await WizChatFixture.StartAsync();
        var file = Document("""{"core":{"name":"Bearer ${env:TOKEN}"}}""");
        service.Service.FailSection(new SectionFailure { Section = "core", Message = $"Bearer {Secret} is too long" });

        var result = await service.Client.ApplyConfigAsync("cb_demo", file.ResolveEnvironment(Token(Secret)));

        Assert.Equal("Bearer ${env:TOKEN} is too long", result.Failed!.Message);
    }

    [Fact]
    public async Task A_dry_run_that_fails_is_no_plan()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 422, Body = """{"plan":{"operations":[]},"failed":{"section":"skills","op":"create","message":"Too many"}}""", Method = "POST" });

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.PlanConfigAsync("cb_demo", Document("{}")));

        Assert.Equal("The dry run failed: skills create: Too many (HTTP 422, http_422).", error.Message);
    }

    [Theory]
    [InlineData("""{"plan":{}}""")]
    [InlineData("""{"applied":[]}""")]
    public async Task An_answer_without_operations_or_their_number_is_no_plan(string body)
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = body, Method = "POST" });

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.PlanConfigAsync("cb_demo", Document("{}")));

        Assert.Contains("no plan", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_and_a_plan_may_hold_half_a_surrogate_pair()
    {
        const string Core = """{"name":"\ud83d","later":{"x":["\ud83d 1"]}}""";
        await using var server = await LoopbackServer.StartAsync(
            new Reply(200, """{"spec":{}}"""),
            new Reply(200, """{"plan":{"operations":[{"section":"core","op":"create","key":"core","after":""" + Core + "}]}}"));
        using var client = new WizChatClient("any", new WizChatClientOptions { BaseUrl = server.BaseUrl });
        var file = Document("{\"core\":" + Core + "}");

        var plan = await client.PlanConfigAsync("cb_1", file);
        var typed = ChatbotConfigDocument.FromText(file);

        Assert.Equal([new("name", null, "\"\\ud83d\""), new("later", null, """{"x":["\ud83d 1"]}""")], plan.Operations[0].Fields);
        Assert.Equal(file.ToJson(), typed.ToText().ToJson());
    }

    private static ConfigVariables Token(string value) => new() { Lookup = _ => value, Allowed = { "TOKEN" } };

    private static ConfigText Document(string spec) => ConfigText.ParseJson("{\"apiVersion\":\"wizchat.com/v1\",\"kind\":\"ChatbotConfig\",\"spec\":" + spec + "}");
}
