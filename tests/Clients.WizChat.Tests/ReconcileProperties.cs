using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat;
using Clients.WizChat.ConfigAsCode;
using FsCheck;
using FsCheck.Fluent;

namespace Clients.WizChat.Tests;

/// <summary>What must hold for any live state A and any document B, from the client over a real socket to the reconciler and back.</summary>
public sealed class ReconcileProperties
{
    private const int Cases = 60;

    private static readonly Gen<(string A, string B)> TwoSpecs = from a in SpecGen.Spec from b in SpecGen.Spec select (a, b);

    [Fact]
    public async Task After_an_apply_the_plan_is_empty_and_the_export_is_the_document()
    {
        await using var service = await WizChatFixture.StartAsync();

        await ForAllAsync(service, async (bot, b) =>
        {
            var result = await service.Client.ApplyConfigAsync(bot, b);
            var plan = await service.Client.PlanConfigAsync(bot, b);
            var diff = ConfigDiff.Between(await service.Client.GetConfigTextAsync(bot), b);

            Assert.Null(result.Failed);
            Assert.False(plan.HasChanges);
            Assert.True(diff.IsEmpty, $"live {diff.Live.ToJson()}\nfile {diff.File.ToJson()}");
        });
    }

    [Fact]
    public async Task Without_prune_nothing_is_ever_deleted()
    {
        await using var service = await WizChatFixture.StartAsync();

        await ForAllAsync(service, async (bot, b) =>
        {
            var before = Resources(service.Service.LiveSpec(bot));
            var plan = await service.Client.PlanConfigAsync(bot, b, new PlanConfigOptions { Prune = false });
            var result = await service.Client.ApplyPlanAsync(plan);
            var after = Resources(service.Service.LiveSpec(bot));

            Assert.Equal(0, plan.Deletes);
            Assert.DoesNotContain(result.Applied!, operation => operation.Op == Models.PlanOpType.Delete);
            Assert.Subset(after, before);
        });
    }

    [Fact]
    public async Task After_a_failure_anywhere_applying_again_converges()
    {
        await using var service = await WizChatFixture.StartAsync();
        var sections = new[] { "core", "security", "mcpServers", "skills", "domains", "voice" };
        var turn = 0;

        await ForAllAsync(service, async (bot, b) =>
        {
            var section = sections[turn++ % sections.Length];
            service.Service.FailSection(new SectionFailure { Section = section, Times = 2 });

            var first = await service.Client.ApplyConfigAsync(bot, b);
            var second = await service.Client.ApplyConfigAsync(bot, b);
            var third = await service.Client.ApplyConfigAsync(bot, b);
            service.Service.ClearSectionFailures();
            var plan = await service.Client.PlanConfigAsync(bot, b);

            Assert.Equal(first.Failed is null, second.Failed is null);
            Assert.True(first.Failed is null || first.Failed.Section == section);
            Assert.Null(third.Failed);
            Assert.False(plan.HasChanges);
        });
    }

    [Fact]
    public async Task The_plan_says_what_the_apply_then_does()
    {
        await using var service = await WizChatFixture.StartAsync();

        await ForAllAsync(service, async (bot, b) =>
        {
            var plan = await service.Client.PlanConfigAsync(bot, b);
            var result = await service.Client.ApplyPlanAsync(plan, new ApplyPlanOptions { AllowedDeletes = plan.Deletes });

            Assert.Equal(
                plan.Operations.Where(operation => operation.Op != "noop").Select(operation => (operation.Section, operation.Op, operation.Key)),
                result.Applied!.Select(operation => (operation.Section!, operation.Op!.Value.ToString().ToLowerInvariant(), operation.Key!)));
        });
    }

    [Fact]
    public async Task What_is_pulled_and_applied_untouched_changes_nothing_whatever_it_holds()
    {
        await using var service = await WizChatFixture.StartAsync();

        await ForAllAsync(service, async (bot, _) =>
        {
            var before = service.Service.LiveSpec(bot);
            var file = ConfigText.ParseYaml((await service.Client.GetConfigTextAsync(bot)).ToYaml());
            var fromFile = await service.Client.PlanConfigAsync(bot, file);
            var fromModel = await service.Client.ApplyConfigAsync(bot, await service.Client.GetConfigAsync(bot));

            Assert.False(fromFile.HasChanges);
            Assert.Empty(fromModel.Applied!);
            Assert.Equal(before, service.Service.LiveSpec(bot));
        });
    }

    private static async Task ForAllAsync(WizChatFixture service, Func<string, ConfigText, Task> check)
    {
        var number = 0;
        foreach (var (a, b) in TwoSpecs.Sample(Cases, 30))
        {
            var bot = (number++).ToString("'cb-prop-'0", CultureInfo.InvariantCulture);
            var (live, desired) = (a.Replace("{bot}", bot, StringComparison.Ordinal), b.Replace("{bot}", bot, StringComparison.Ordinal));
            service.Service.AddChatbot(bot, live);
            try
            {
                await check(bot, ConfigText.ParseJson($$"""{"apiVersion":"wizchat.com/v1","kind":"ChatbotConfig","spec":{{desired}}}"""));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"A = {live}\nB = {desired}", e);
            }
        }
    }

    private static HashSet<string> Resources(string spec) => JsonNode.Parse(spec)!.AsObject()
        .Where(section => section.Key is "mcpServers" or "skills" or "domains")
        .SelectMany(section => section.Value!.AsArray().Select(item => $"{section.Key}/{item!["name"] ?? item["hostname"]}"))
        .ToHashSet();
}
