using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;

namespace Clients.WizChat.Tests.ConfigAsCode;

public sealed class ConfigPlanTests
{
    private const string File = """{"spec":{"mcpServers":[{"name":"orders","headers":{"Authorization":"Bearer ${env:TOKEN}"},"enabled":true}]}}""";

    [Fact]
    public void No_form_of_a_plan_holds_the_value_of_a_variable()
    {
        const string Secret = "tok-123456";
        var plan = Plan("""
            [
              {"section":"mcpServers","op":"update","key":"orders",
               "before":{"name":"orders","headers":{"Authorization":"Bearer before-7"},"enabled":false},
               "after":{"name":"orders","headers":{"Authorization":"Bearer tok-123456"},"enabled":true},
               "changes":[{"path":"headers.Authorization","before":"Bearer before-7","after":"Bearer tok-123456"},{"path":"enabled","before":false,"after":true}]},
              {"section":"mcpServers","op":"create","key":"orders","after":{"name":"orders","headers":{"Authorization":"Bearer tok-123456"}}},
              {"section":"mcpServers","op":"delete","key":"copy","before":{"name":"copy","token":"tok-123456"}}
            ]
            """, Secret);

        var saved = plan.ToJson();

        Assert.DoesNotContain(Secret, saved, StringComparison.Ordinal);
        Assert.DoesNotContain("before-7", saved, StringComparison.Ordinal);
        Assert.Equal(
            [new("headers.Authorization", "\"(hidden)\"", "\"Bearer ${env:TOKEN}\""), new("enabled", "false", "true")],
            plan.Operations[0].Fields);
        Assert.Equal(
            [new("name", null, "\"orders\""), new("headers", null, """{"Authorization":"Bearer ${env:TOKEN}"}""")],
            plan.Operations[1].Fields);
        Assert.Equal(new PlannedField("token", "\"${env:TOKEN}\"", null), plan.Operations[2].Fields[1]);
    }

    [Fact]
    public void A_path_that_leads_nowhere_in_a_resource_with_references_shows_nothing()
    {
        var plan = Plan("""[{"section":"mcpServers","op":"update","key":"orders","changes":[{"path":"headers[Authorization]","before":"before-7","after":"x"}]}]""", "tok-123456");

        Assert.Equal(new PlannedField("headers[Authorization]", "\"(hidden)\"", "\"(hidden)\""), plan.Operations[0].Fields[0]);
    }

    [Fact]
    public void A_saved_plan_reads_back_as_it_was()
    {
        var plan = Plan("""[{"section":"core","op":"update","key":"core","changes":[{"path":"temperature","before":1.0,"after":null},{"path":"new","after":[1e5]}]},{"section":"core","op":"noop","key":"x"}]""", "unused");

        var read = ConfigPlan.Parse(plan.ToJson());

        Assert.Equal(read.ToJson(), ConfigPlan.Parse(read.ToJson()).ToJson());
        Assert.Equal((plan.ChatbotId, plan.Prune, plan.CreatedAt, plan.Service), (read.ChatbotId, read.Prune, read.CreatedAt, read.Service));
        Assert.Equal(["TOKEN"], read.Variables);
        Assert.Equal([new("temperature", "1.0", "null"), new("new", null, "[1e5]")], read.Operations[0].Fields);
        Assert.Equal((0, 1, 0, 1, true), (read.Creates, read.Updates, read.Deletes, read.Unchanged, read.HasChanges));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"format":"clients.wizchat.plan/1"}""")]
    [InlineData("""{"format":"clients.wizchat.plan/2","service":"x"}""")]
    [InlineData("""{"format":"clients.wizchat.plan/2","checksum":"sha256:c5aecd4bb2f72d9bb8e4b5ff60e5fe12f0f7b5ad9c7ff7b7a3a6bf6bbd6a8c0b"}""")]
    public void What_is_no_saved_plan_is_refused(string json) =>
        Assert.Throws<ConfigFormatException>(() => ConfigPlan.Parse(json));

    [Theory]
    [InlineData(0, 3, false)]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    [InlineData(1, 0, true)]
    public void A_section_that_loses_more_than_half_is_called_out(int deletes, int kept, bool isLarge)
    {
        var operations = Enumerable.Range(0, deletes).Select(i => $$"""{"section":"skills","op":"delete","key":"d{{i}}"}""")
            .Concat(Enumerable.Range(0, kept).Select(i => $$"""{"section":"skills","op":"noop","key":"k{{i}}"}"""))
            .Append("""{"section":"skills","op":"create","key":"new"}""")
            .Append("""{"section":"domains","op":"noop","key":"x"}""");

        var plan = Plan($"[{string.Join(',', operations)}]", "unused");

        Assert.Equal(isLarge ? [new SectionDeletes("skills", deletes, deletes + kept)] : [], plan.LargeDeletes());
    }

    [Fact]
    public void An_operation_of_an_unknown_kind_is_shown_and_counts_as_a_change()
    {
        var plan = Plan("""[{"section":"voice","op":"rename","key":"a","before":{"x":1},"after":{"x":2}}]""", "unused");

        Assert.True(plan.HasChanges);
        Assert.Equal("rename", plan.Operations[0].Op);
        Assert.Equal([new("x", "1", "2")], plan.Operations[0].Fields);
    }

    [Fact]
    public void Exports_that_differ_in_order_format_and_metadata_have_one_fingerprint()
    {
        var one = ConfigText.ParseJson("""{"kind":"k","metadata":{"exportedAt":"1"},"spec":{"a":1.0,"b":"\u0061"}}""");
        var other = ConfigText.ParseYaml("spec: {b: a, a: 1}\nkind: k\nmetadata: {exportedAt: '2'}");

        Assert.Equal(one.Fingerprint, other.Fingerprint);
        Assert.NotEqual(one.Fingerprint, ConfigText.ParseJson("""{"kind":"k","spec":{"a":1.0,"b":"c"}}""").Fingerprint);
    }

    [Theory]
    [InlineData("""[{"section":"skills","op":"DELETE","key":"a"}]""", "null", 1)]
    [InlineData("[]", """{"create":0,"update":0,"delete":3,"noop":1}""", 3)]
    [InlineData("null", """{"delete":2}""", 2)]
    [InlineData("""[{"section":"skills","op":"delete","key":"a"}]""", """{"delete":2.0,"create":-5,"update":"x"}""", 2)]
    public void Deletes_count_however_the_service_tells_them_and_need_to_be_allowed(string operations, string summary, int deletes)
    {
        var plan = Plan(operations, "unused", summary);

        Assert.Equal((deletes, deletes, true), (plan.Deletes, plan.Changes, plan.HasChanges));
        Assert.Throws<ApplyRefusedException>(() => new ApplyPlanOptions { AllowedDeletes = deletes - 1 }.RequireAllowed(plan));
        Assert.Equal(deletes, ConfigPlan.Parse(plan.ToJson()).Deletes);
    }

    [Fact]
    public void An_absurd_summary_is_no_number_to_break_on() =>
        Assert.True(Plan("[]", "unused", """{"create":1e300,"update":2147483647,"delete":99999999999999999999}""").Changes > 0);

    private static ConfigPlan Plan(string operations, string token, string summary = "null")
    {
        var file = ConfigText.ParseJson(File);
        var live = new ConfigText(JsonText.Read("""{"spec":{}}"""));
        var resolved = ResolvedDocument.Of(file, new ConfigVariables { Lookup = _ => token, Allowed = { "TOKEN" } }, []);
        var answer = JsonText.Read($$$"""{"plan":{"operations":{{{operations}}},"summary":{{{summary}}}}}""");
        var (read, unlisted) = PlanReader.Read(answer, SecretMask.Of(resolved, live.Root), live.Root);
        var source = new PlanSource
        {
            Service = "https://www.wizchat.com",
            ChatbotId = "cb_1",
            Prune = true,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Document = file,
            Variables = ["TOKEN"],
            EmptyVariables = [],
            Sensitive = [],
        };
        return new ConfigPlan(source, PlanBinding.Of(live, resolved), read, unlisted);
    }
}
