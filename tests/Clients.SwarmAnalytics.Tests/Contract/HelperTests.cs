using System.Text.Json.Nodes;
using Clients.Sandbox.SwarmAnalytics;
using Clients.SwarmAnalytics.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.SwarmAnalytics.Tests.Contract;

/// <summary>What each helper puts on the wire, as stored by a sandbox that validates by the document.</summary>
public sealed class HelperTests
{
    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_helper_sends_what_the_document_describes(string operation, Action<SwarmAnalyticsClient> call, string payload)
    {
        await using var fixture = await SwarmFixture.StartAsync();
        await using var client = fixture.Client();
        var before = DateTimeOffset.UtcNow;

        call(client);
        Assert.Equal(0, await client.FlushAsync(SwarmFixture.TestTimeout));

        var stored = Assert.Single(fixture.Swarm.Events);
        Assert.Equal(operation, stored.Operation);
        Assert.Equal("demo", stored.InstallId);
        Assert.InRange(stored.RecordedAt, before.AddSeconds(-1), DateTimeOffset.UtcNow);
        var body = JsonNode.Parse(stored.Body.GetRawText())!.AsObject();
        body.Remove("meta");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(payload), body), body.ToJsonString());
    }

    public static TheoryData<string, Action<SwarmAnalyticsClient>, string> Calls() => new()
    {
        { "events.app_lifecycle.opened", c => c.Events.AppLifecycle.Opened(os: "darwin", osVersion: "25.3.0", appVersion: "1.2.0"), """{"os":"darwin","os_version":"25.3.0","app_version":"1.2.0"}""" },
        { "events.app_lifecycle.opened", c => c.Events.AppLifecycle.Opened("linux", "6", "1", timezone: "Europe/Berlin", locale: "de"), """{"os":"linux","os_version":"6","app_version":"1","timezone":"Europe/Berlin","locale":"de"}""" },
        { "events.app_lifecycle.closed", c => c.Events.AppLifecycle.Closed(), "{}" },
        { "events.agent.create", c => c.Events.Agent.Create(id: "sess_123", name: "Refactor auth", dashboardId: "dash_1"), """{"id":"sess_123","name":"Refactor auth","dashboard_id":"dash_1"}""" },
        { "events.agent.title", c => c.Events.Agent.Title(id: "sess_123", title: "Better"), """{"id":"sess_123","title":"Better"}""" },
        { "events.agent.message", c => c.Events.Agent.Message("sess_123", 0, new AgentMessage("m1", AgentMessageRole.User, "hello")), """{"agent_id":"sess_123","seq":0,"message":{"id":"m1","role":"user","content":"hello","branch_id":0}}""" },
        { "events.agent.message", c => c.Events.Agent.Message("s", 1, new AgentMessage("m2", AgentMessageRole.ToolCall, content: null) { ParentId = "m1", BranchId = 2, Provider = "p", Model = "m", ThinkingLevel = "low" }), """{"agent_id":"s","seq":1,"message":{"id":"m2","role":"tool_call","content":null,"parent_id":"m1","branch_id":2,"provider":"p","model":"m","thinking_level":"low"}}""" },
        { "events.agent.message", c => c.Events.Agent.Message("s", 1, new AgentMessage { Id = "m", Role = AgentMessageRole.Tool, Content = new UntypedArray([new UntypedString("a"), new UntypedNull()]) }), """{"agent_id":"s","seq":1,"message":{"id":"m","role":"tool","content":["a",null],"branch_id":0}}""" },
        { "events.dashboard.event", c => c.Events.Dashboard.Event("dash_1", DashboardAction.Create), """{"dashboard_id":"dash_1","action":"create"}""" },
        { "events.onboarding.step", c => c.Events.Onboarding.Step("connect_provider", OnboardingStatus.Completed), """{"step_id":"connect_provider","status":"completed"}""" },
        { "logs.write", c => c.Logs.Write("agent", "tool", new JsonObject { ["name"] = "shell", ["n"] = new JsonArray(1, -2.5, 1e300, true, null, 12345678901) }), """{"tag":"agent","subtag":"tool","data":{"name":"shell","n":[1,-2.5,1e300,true,null,12345678901]}}""" },
        { "identify.link_email", c => c.Identify.LinkEmail("user@example.com"), """{"email":"user@example.com"}""" },
    };

    [Fact]
    public async Task A_payload_is_copied_so_that_changing_it_afterwards_changes_nothing()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        await using var client = fixture.Client();
        var data = new JsonObject { ["a"] = 1 };
        var message = new AgentMessage("m1", AgentMessageRole.User, "before");

        client.Logs.Write("t", data: data);
        client.Events.Agent.Message("s", 0, message);
        data["a"] = 2;
        message.Content = new UntypedString("after");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(1, fixture.Swarm.Events[0].Body.GetProperty("data").GetProperty("a").GetInt32());
        Assert.Equal("before", fixture.Swarm.Events[1].Body.GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task Registration_gives_a_token_that_works()
    {
        await using var fixture = await SwarmFixture.StartAsync();

        var token = await SwarmAnalyticsClient.RegisterAsync(fixture.BaseUrl, "9f8b6c1de2a34f0c8d7e6b5a40312f1e");
        await using var client = new SwarmAnalyticsClient(token, fixture.Options());
        client.Logs.Write("hello");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal("9f8b6c1de2a34f0c8d7e6b5a40312f1e", Assert.Single(fixture.Swarm.Events).InstallId);
    }

    [Fact]
    public async Task A_refused_registration_is_an_authentication_error_and_any_other_failure_a_transport_error()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(Sandbox.Faults.FaultKind.Status, status: 401, body: """{"detail":"no"}""");
        fixture.Fail(Sandbox.Faults.FaultKind.Status, status: 503);
        fixture.Fail(Sandbox.Faults.FaultKind.Reset);
        fixture.Fail(Sandbox.Faults.FaultKind.Status, status: 200, body: "<html/>", contentType: "text/html");

        var refused = await Assert.ThrowsAsync<SwarmAuthenticationException>(() => SwarmAnalyticsClient.RegisterAsync(fixture.BaseUrl, "i"));
        var unavailable = await Assert.ThrowsAsync<SwarmTransportException>(() => SwarmAnalyticsClient.RegisterAsync(fixture.BaseUrl, "i"));
        var reset = await Assert.ThrowsAsync<SwarmTransportException>(() => SwarmAnalyticsClient.RegisterAsync(fixture.BaseUrl, "i"));
        var page = await Assert.ThrowsAsync<SwarmTransportException>(() => SwarmAnalyticsClient.RegisterAsync(fixture.BaseUrl, "i"));

        Assert.Equal([401, 503, null, 200], [refused.StatusCode, unavailable.StatusCode, reset.StatusCode, page.StatusCode]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_empty_install_id_is_refused_before_any_request(string? installId)
    {
        var invalid = await Assert.ThrowsAsync<SwarmValidationException>(() => SwarmAnalyticsClient.RegisterAsync("http://127.0.0.1:1", installId!));

        Assert.Equal("install_id", invalid.Field);
    }
}
