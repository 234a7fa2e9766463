using Clients.Sandbox.WizChat;

namespace Clients.Cli.Tests.WizChat;

public sealed class ApplyCommandTests
{
    [Fact]
    public async Task Applying_shows_the_plan_asks_and_tells_what_was_done()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  appearance: {theme: dark}\n  domains:\n    - {hostname: support.acme.example, enabled: false}");
        cli.Answer = "yes\n";

        var (code, output, error) = await cli.RunAsync("apply", "-f", "bot.yaml");

        Assert.Equal("Apply 2 changes to cb_demo? Only yes is taken for yes: ", error);
        Assert.Equal(
            """
            cb_demo at SANDBOX

              + appearance
                  + theme  "dark"
              ~ domains "support.acme.example"
                  ~ enabled  true -> false

            Plan: 1 to create, 1 to change, 0 to delete, 0 unchanged.

              + appearance (cb_demo)
              ~ domains "support.acme.example" (dom_1005)
            Applied: 1 created, 1 changed, 0 deleted.

            """,
            output);
        Assert.Equal(0, code);
        Assert.Contains("dark", cli.Service.LiveSpec("cb_demo"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y\n")]
    [InlineData("no\n")]
    [InlineData("")]
    public async Task Anything_but_yes_applies_nothing(string answer)
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  core: {name: New}");
        cli.Answer = answer;
        var before = cli.Service.LiveSpec("cb_demo");

        var (code, _, error) = await cli.RunAsync("apply", "-f", "bot.yaml");

        Assert.Equal(1, code);
        Assert.EndsWith("Nothing was applied.\n", error, StringComparison.Ordinal);
        Assert.Equal(before, cli.Service.LiveSpec("cb_demo"));
    }

    [Fact]
    public async Task With_nobody_to_ask_it_takes_auto_approve()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  core: {name: New}");

        var refused = await cli.RunAsync("apply", "-f", "bot.yaml");
        var applied = await cli.RunAsync("apply", "-f", "bot.yaml", "--auto-approve");
        var again = await cli.RunAsync("apply", "-f", "bot.yaml");

        Assert.Equal((1, "error: There is no terminal to ask on. Nothing was applied; review the plan and pass --auto-approve.\n"), (refused.Code, refused.Error));
        Assert.Equal(0, applied.Code);
        // Nothing to change: nothing to ask.
        Assert.Equal((0, "cb_demo at SANDBOX\n\nNo changes: 1 resource as the file says.\n"), (again.Code, again.Out));
    }

    [Fact]
    public async Task A_partial_failure_says_what_was_applied_what_failed_and_how_to_go_on()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  core: {name: New}\n  skills:\n    - {name: tone, instructions: Be kind.}\n  domains:\n    - {hostname: staging.acme.example}");
        cli.Service.FailSection(new SectionFailure { Section = "skills", Code = "skills_down", Message = "Skills are down for maintenance" });

        var failed = await cli.RunAsync("apply", "-f", "bot.yaml", "--auto-approve", "--allow-deletes", "3");
        var conflict = await cli.RunAsync("apply", "-f", "bot.yaml", "--auto-approve", "--allow-deletes", "3");

        Assert.Equal(1, failed.Code);
        Assert.EndsWith("\n  ~ core (cb_demo)\nApplied in part: 0 created, 1 changed, 0 deleted.\n", failed.Out, StringComparison.Ordinal);
        Assert.Equal(
            """
            error: skills: the create failed (skills_down): Skills are down for maintenance
            Not applied: create skills "tone", delete skills "refund-policy", delete skills "shipping", create domains "staging.acme.example", delete domains "support.acme.example".
            What was applied stays. Mend the cause, then plan and apply the file again: what is done already is left as it is.

            """,
            failed.Error);
        Assert.Equal(1, conflict.Code);
        Assert.StartsWith("error: domains: the create failed (domain_conflict): Domain is already in use\n", conflict.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_plan_is_applied_as_it_is_and_refused_once_the_chatbot_has_changed()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  core: {name: Planned}");
        var planned = await cli.RunAsync("plan", "-f", "bot.yaml", "-o", "plan.json");
        cli.WriteBot("  core: {name: Edited later}");

        var applied = await cli.RunAsync("apply", "plan.json", "--auto-approve");
        var stale = await cli.RunAsync("apply", "plan.json", "--auto-approve");

        Assert.Equal("Kept the plan. Next: clients wizchat apply plan.json\n", planned.Error);
        Assert.Equal(0, applied.Code);
        Assert.Contains("Planned", cli.Service.LiveSpec("cb_demo"), StringComparison.Ordinal);
        Assert.Equal(1, stale.Code);
        Assert.StartsWith("error: The configuration of cb_demo has changed since the plan was made at ", stale.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_most_of_a_section_needs_to_be_said()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  skills: []");

        var refused = await cli.RunAsync("apply", "-f", "bot.yaml", "--auto-approve");
        var byShare = await cli.RunAsync("apply", "-f", "bot.yaml", "--auto-approve", "--max-delete-share", "99");
        var allowed = await cli.RunAsync("apply", "-f", "bot.yaml", "--auto-approve", "--allow-deletes", "2");

        Assert.Equal((1, 1, 0), (refused.Code, byShare.Code, allowed.Code));
        Assert.Contains("Deletes 2 resources: skills \"refund-policy\", skills \"shipping\"\n", refused.Out, StringComparison.Ordinal);
        Assert.Equal("error: The plan deletes 2 of 2 skills. If that is intended, allow 2 deletes. Nothing was applied. Use --allow-deletes.\n", refused.Error);
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("apply", "plan.json", "-f", "bot.yaml")]
    [InlineData("apply", "plan.json", "--no-prune")]
    public async Task A_plan_and_a_file_exclude_each_other(params string[] arguments)
    {
        await using var cli = await WizChatCli.StartAsync();

        var (code, _, error) = await cli.RunAsync(arguments);

        Assert.Equal(1, code);
        Assert.Contains("kept plan", error, StringComparison.Ordinal);
    }
}
