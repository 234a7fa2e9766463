using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Core.Serialization;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Tests.Contract;

/// <summary>Each bound in the document is checked on the caller's thread. The cases are read from the document, so a new bound is a new case.</summary>
public sealed class ValidationTests
{
    [Theory]
    [MemberData(nameof(Bounds))]
    public async Task A_value_outside_a_bound_is_refused_naming_its_field_and_one_on_the_bound_is_not(string method, string field, int length, bool isValid)
    {
        await using var client = Offline();
        var call = HelperCall.For(client, method);

        if (isValid)
        {
            call.Invoke(field, Text(length));
            Assert.Equal(1, client.Statistics.Accepted);
        }
        else
        {
            var invalid = Assert.Throws<SwarmValidationException>(() => call.Invoke(field, Text(length)));
            Assert.Equal(field, invalid.Field);
            Assert.Equal(0, client.Statistics.Accepted);
        }
    }

    public static TheoryData<string, string, int, bool> Bounds()
    {
        var data = new TheoryData<string, string, int, bool>();
        foreach (var (method, field, schema, _) in HelperCall.TextFields())
        {
            var max = schema.GetProperty("maxLength").GetInt32();
            data.Add(method, field, max, true);
            data.Add(method, field, max + 1, false);
            if (schema.TryGetProperty("minLength", out var min))
            {
                data.Add(method, field, min.GetInt32(), true);
                data.Add(method, field, min.GetInt32() - 1, false);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Required))]
    public async Task A_required_text_may_not_be_null(string method, string field)
    {
        await using var client = Offline();
        var call = HelperCall.For(client, method);

        Assert.Equal(field, Assert.Throws<SwarmValidationException>(() => call.Invoke(field, null)).Field);
    }

    public static TheoryData<string, string> Required()
    {
        var data = new TheoryData<string, string>();
        foreach (var (method, field, _, isRequired) in HelperCall.TextFields())
        {
            if (isRequired)
            {
                data.Add(method, field);
            }
        }

        return data;
    }

    [Fact]
    public async Task Characters_outside_the_basic_plane_count_as_one()
    {
        await using var client = Offline();
        var smileys = string.Concat(Enumerable.Repeat("\U0001F600", 64));

        client.Logs.Write(smileys);

        Assert.Throws<SwarmValidationException>(() => client.Logs.Write(smileys + "\U0001F600"));
        Assert.Equal("email", Assert.Throws<SwarmValidationException>(() => client.Identify.LinkEmail("\U0001F600a")).Field);
    }

    [Fact]
    public async Task Numbers_below_their_minimum_and_undefined_enum_values_are_refused()
    {
        await using var client = Offline();
        var message = new AgentMessage("m", AgentMessageRole.User, "x");

        Assert.Equal("seq", Field(() => client.Events.Agent.Message("a", -1, message)));
        Assert.Equal("message.branch_id", Field(() => client.Events.Agent.Message("a", 0, new AgentMessage("m", AgentMessageRole.User, "x") { BranchId = -1 })));
        Assert.Equal("message.role", Field(() => client.Events.Agent.Message("a", 0, new AgentMessage("m", (AgentMessageRole)99, "x"))));
        Assert.Equal("message.role", Field(() => client.Events.Agent.Message("a", 0, new AgentMessage { Id = "m" })));
        Assert.Equal("action", Field(() => client.Events.Dashboard.Event("d", (DashboardAction)99)));
        Assert.Equal("status", Field(() => client.Events.Onboarding.Step("s", (OnboardingStatus)(-1))));
    }

    [Fact]
    public async Task What_JSON_cannot_carry_is_refused_before_it_is_queued()
    {
        await using var client = Offline();
        JsonNode deep = "bottom";
        for (var i = 0; i < 100; i++)
        {
            deep = new JsonArray(deep);
        }

        Assert.Equal("tag", Field(() => client.Logs.Write("half \uD83D")));
        Assert.Equal("data", Field(() => client.Logs.Write("t", data: new JsonObject { ["k"] = "\uDC00" })));
        Assert.Equal("data", Field(() => client.Logs.Write("t", data: new JsonArray(double.NaN))));
        Assert.Equal("data", Field(() => client.Logs.Write("t", data: new JsonArray(float.PositiveInfinity))));
        Assert.Equal("data", Field(() => client.Logs.Write("t", data: deep)));
        Assert.Equal(0, client.Statistics.Accepted);
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"deep":[{"a":1,"a":2}]}""")]
    [InlineData("""{"x":"\ud83d"}""")]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("""["\udc00\ud83d"]""")]
    [InlineData("""{"n":1e999}""")]
    public async Task JSON_from_outside_that_cannot_be_sent_is_a_validation_error_and_nothing_else(string json)
    {
        await using var client = Offline();
        using var document = JsonDocument.Parse(json);
        JsonNode? Parsed() => JsonNode.Parse(json);
        JsonNode? Wrapped() => document.RootElement.ValueKind == JsonValueKind.Array ? JsonArray.Create(document.RootElement) : JsonObject.Create(document.RootElement);

        Assert.Equal("data", Field(() => client.Logs.Write("t", data: Parsed())));
        Assert.Equal("data", Field(() => client.Logs.Write("t", data: Wrapped())));
        Assert.Equal("message.content", Field(() => client.Events.Agent.Message("a", 0, new AgentMessage("m", AgentMessageRole.User, Parsed()))));
        Assert.Equal(0, client.Statistics.Accepted);
    }

    [Fact]
    public async Task A_message_read_from_JSON_with_half_a_surrogate_pair_is_refused()
    {
        await using var client = Offline();
        using var document = JsonDocument.Parse("""{"id":"m","role":"user","content":{"x":["\ud83d"]}}""");
        var message = ModelJson.Read(document.RootElement, AgentMessage.CreateFromDiscriminatorValue);

        Assert.Equal("message.content", Field(() => client.Events.Agent.Message("a", 0, message)));
    }

    [Fact]
    public async Task A_value_whose_own_converter_fails_is_refused()
    {
        await using var client = Offline();

        Assert.Equal("data", Field(() => client.Logs.Write("t", data: JsonValue.Create(new Unwritable(isBroken: true)))));
    }

    [Fact]
    public async Task A_message_of_a_validation_error_does_not_repeat_the_value()
    {
        await using var client = Offline();

        var invalid = Assert.Throws<SwarmValidationException>(() => client.Identify.LinkEmail(new string('x', 321)));

        Assert.Equal("'email' may have at most 320 characters and has 321. Nothing was recorded.", invalid.Message);
    }

    private sealed class Unwritable(bool isBroken)
    {
        public string Text => isBroken ? throw new TimeZoneNotFoundException("user code") : "";
    }

    private static string Field(Action call) => Assert.Throws<SwarmValidationException>(call).Field;

    private static string Text(int length) => new('x', length);

    private static SwarmAnalyticsClient Offline() => new("swarm_install_demo", new SwarmAnalyticsClientOptions
    {
        BaseUrl = "http://127.0.0.1:1",
        ShutdownTimeout = TimeSpan.FromMilliseconds(1),
    });
}
