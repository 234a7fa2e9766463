using System.Text.Json.Nodes;
using Clients.Sandbox.Faults;
using Clients.Sandbox.WizChat;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.Models;

namespace Clients.WizChat.Tests;

public sealed class ApplyConfigTests
{
    [Fact]
    public async Task The_quickstart_works_as_written()
    {
        await using var service = await WizChatFixture.StartAsync();

        var config = await service.Client.GetConfigAsync("cb_demo");
        config.Spec!.Core!.Name = "Acme Helper";
        var plan = await service.Client.ApplyConfigAsync("cb_demo", config, dryRun: true);
        var untouched = await service.Client.GetChatbotAsync("cb_demo");
        var result = await service.Client.ApplyConfigAsync("cb_demo", config);

        Assert.Equal((0, 1, 0, 6), (plan.Plan!.Summary!.Create, plan.Plan.Summary.Update, plan.Plan.Summary.Delete, plan.Plan.Summary.Noop));
        Assert.True(plan.DryRun);
        Assert.Null(plan.Applied);
        Assert.Equal("Acme Support Bot", untouched.Name);
        Assert.Null(result.Failed);
        Assert.Equal("core", Assert.Single(result.Applied!).Section);
        Assert.Equal("Acme Helper", (await service.Client.GetChatbotAsync("cb_demo")).Name);
    }

    [Fact]
    public async Task A_partial_failure_is_a_result_from_the_helper_and_an_exception_from_the_builder()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Service.FailSection(new SectionFailure { Section = "skills", Code = "skills_down", Message = "Skills are down", Times = 2 });
        var config = await service.Client.GetConfigAsync("cb_demo");
        config.Spec!.Core!.Name = "New";
        config.Spec.Skills!.Clear();

        var result = await service.Client.ApplyConfigAsync("cb_demo", config);
        var thrown = await Assert.ThrowsAsync<ApplyResult>(() => service.Client.Api.V1.Chatbots["cb_demo"].Apply.PostAsync(config));

        Assert.Equal(("skills", "delete", "skills_down", "Skills are down"), (result.Failed!.Section, result.Failed.Op, result.Failed.Code, result.Failed.Message));
        Assert.Equal("core", Assert.Single(result.Applied!).Section);
        Assert.Equal(2, result.Plan!.Summary!.Delete);
        Assert.Equal("skills_down", thrown.Failed!.Code);
        Assert.Equal(422, thrown.ResponseStatusCode);
    }

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("1e0", 1)]
    [InlineData("1.5", null)]
    public async Task A_number_of_another_spelling_hides_nothing_of_what_was_applied(string number, int? updates)
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault
        {
            Kind = FaultKind.Status,
            StatusCode = 200,
            Body = """{"applied":[{"section":"core","op":"update","key":"core"}],"plan":{"operations":[],"summary":{"update":N}}}""".Replace("N", number, StringComparison.Ordinal),
        });

        var result = await service.Client.ApplyConfigAsync("cb_demo", new ChatbotConfigDocument());

        Assert.Equal("core", Assert.Single(result.Applied!).Section);
        Assert.Equal(updates, result.Plan!.Summary!.Update);
    }

    [Fact]
    public async Task A_failure_that_cannot_be_read_is_no_success()
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 200, Body = """{"applied":[],"failed":"skills"}""" });

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.ApplyConfigAsync("cb_demo", new ChatbotConfigDocument()));

        Assert.Contains("failed is a string instead of object", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"failed":{"op":"create","message":"Domain is already in use"}}""", "create", "Domain is already in use")]
    [InlineData("""{"applied":[],"failed":{"op":7},"plan":null}""", null, null)]
    public async Task A_partial_failure_is_a_result_however_little_it_says(string body, string? op, string? message)
    {
        await using var service = await WizChatFixture.StartAsync();
        service.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 422, Body = body });

        var result = await service.Client.ApplyConfigAsync("cb_demo", new ChatbotConfigDocument());

        Assert.Equal((op, message), (result.Failed!.Op, result.Failed.Message));
    }

    [Fact]
    public async Task What_is_not_edited_arrives_to_the_letter()
    {
        const string Spec = """
            {"core":{"zeta":1.0,"name":"A","description":null,"temperature":0.20,"when":"2026-01-02","futureKey":{"b":[1e2,null,"x"],"a":123456789012345678901234567890}},
             "skills":[{"name":"s","instructions":"i","later":null}],"voice":{"pitch":1.50,"x":[]},"holes":[null]}
            """;
        await using var service = await WizChatFixture.StartAsync();
        service.Service.AddChatbot("cb_odd", Spec);
        service.Service.AddChatbot("cb_copy", "{}");

        var config = await service.Client.GetConfigAsync("cb_odd");
        config.Spec!.Core!.Name = "B";
        await service.Client.ApplyConfigAsync("cb_copy", config);

        Assert.Equal(
            Compact(service.Service.LiveSpec("cb_odd")).Replace("\"name\":\"A\"", "\"name\":\"B\"", StringComparison.Ordinal),
            Compact(service.Service.LiveSpec("cb_copy")));
    }

    [Fact]
    public async Task A_stray_dry_run_key_is_not_sent_and_the_callers_document_keeps_it()
    {
        await using var service = await WizChatFixture.StartAsync();
        var config = await service.Client.GetConfigAsync("cb_demo");
        config.AdditionalData["dryRun"] = true;
        var text = ConfigText.ParseJson(config.ToText().ToJson());

        // The sandbox refuses a document that holds the key.
        var fromModel = await service.Client.ApplyConfigAsync("cb_demo", config);
        var fromText = await service.Client.ApplyConfigAsync("cb_demo", text, dryRun: true);

        Assert.False(fromModel.DryRun);
        Assert.True(fromText.DryRun);
        Assert.True((bool)config.AdditionalData["dryRun"]);
        Assert.Contains("\"dryRun\": true", text.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, null, "")]
    [InlineData(true, null, "?dryRun=true")]
    [InlineData(false, true, "?prune=true")]
    [InlineData(true, false, "?dryRun=true&prune=false")]
    public async Task The_query_says_only_what_was_asked(bool dryRun, bool? prune, string query)
    {
        var seen = new List<Uri>();
        await using var service = await WizChatFixture.StartAsync();
        using var client = new WizChatClient(
            service.Service.DemoCredential,
            new WizChatClientOptions { BaseUrl = service.BaseUrl, HttpMessageHandler = new Spy(request => seen.Add(request.RequestUri!)) });

        await client.ApplyConfigAsync("cb_demo", await client.GetConfigAsync("cb_demo"), dryRun, prune);

        Assert.Equal(query, seen[^1].Query);
    }

    [Fact]
    public async Task A_document_made_by_hand_is_sent_as_the_model_says()
    {
        await using var service = await WizChatFixture.StartAsync();
        var document = new ChatbotConfigDocument
        {
            ApiVersion = "wizchat.com/v1",
            Kind = "ChatbotConfig",
            Spec = new Spec { Skills = [new SkillSpec { Name = "only", Instructions = "One." }] },
        };

        var result = await service.Client.ApplyConfigAsync("cb_demo", document, prune: false);

        Assert.Equal(1, result.Plan!.Summary!.Create);
        Assert.Equal(0, result.Plan.Summary.Delete);
    }

    [Fact]
    public async Task An_invalid_document_is_a_typed_error_with_the_field()
    {
        await using var service = await WizChatFixture.StartAsync();
        var config = await service.Client.GetConfigAsync("cb_demo");
        config.Spec!.Core!.Temperature = 9;

        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.Client.ApplyConfigAsync("cb_demo", config));

        Assert.Equal((400, "bad_request", "spec.core.temperature"), (error.Status, error.Code, error.Details!.Value.GetProperty("field").GetString()));
    }

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();

    private sealed class Spy(Action<HttpRequestMessage> see) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            see(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
