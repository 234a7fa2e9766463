using System.Runtime.Versioning;
using Clients.Sandbox.WizChat;

namespace Clients.Cli.Tests.WizChat;

/// <summary>What a pipeline must be able to rely on: variables, secrets, and the permissions of files.</summary>
public sealed class SafetyTests
{
    private const string Prefixed = "  skills:\n    - {name: '${env:PRE}refund-policy', instructions: x}\n    - {name: '${env:PRE}shipping', instructions: y}";

    [Fact]
    public async Task A_kept_plan_is_refused_when_a_variable_differs_and_nothing_is_deleted()
    {
        await using var cli = await WizChatCli.StartAsync();
        var before = cli.Service.LiveSpec("cb_demo");
        cli.WriteBot(Prefixed);
        cli.Variables["PRE"] = "";
        var plan = await cli.RunAsync("plan", "-f", "bot.yaml", "--allow-empty", "PRE", "-o", "plan.json");
        cli.Variables["PRE"] = "v2-";

        var applied = await cli.RunAsync("apply", "plan.json", "--auto-approve", "--allow-deletes", "99");

        Assert.Contains("0 to delete", plan.Out, StringComparison.Ordinal);
        Assert.Equal((1, "error: The plan was made with another value of the environment variable PRE. Set the variables as they were, or plan again. Nothing was applied.\n"), (applied.Code, applied.Error));
        Assert.Equal(before, cli.Service.LiveSpec("cb_demo"));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    [InlineData("diff")]
    public async Task A_variable_must_be_allowed_and_must_not_be_empty(string command)
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot(Prefixed);
        cli.Variables["PRE"] = "";

        var foreign = await cli.RunAsync(command, "-f", "bot.yaml");
        var empty = await cli.RunAsync(command, "-f", "bot.yaml", "--env", "PRE");
        var allowed = await cli.RunAsync(command, "-f", "bot.yaml", "--allow-empty", "PRE");

        Assert.StartsWith("error: bot.yaml: spec.skills[0].name: The document may not read the environment variable PRE.", foreign.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: bot.yaml: spec.skills[0].name: The environment variable PRE is empty", empty.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PRE", allowed.Error, StringComparison.Ordinal);
        Assert.Equal(["", ""], [foreign.Out, empty.Out]);
    }

    [Fact]
    public async Task Options_that_a_kept_plan_has_settled_are_refused()
    {
        await using var cli = await WizChatCli.StartAsync();

        var env = await cli.RunAsync("apply", "plan.json", "--env", "PRE");
        var secrets = await cli.RunAsync("apply", "-f", "bot.yaml", "--secrets-from", "bot.yaml");

        Assert.Contains("are settled in a kept plan", env.Error, StringComparison.Ordinal);
        Assert.Contains("--secrets-from belongs to a kept plan", secrets.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_literal_secret_is_shown_nowhere_and_a_kept_plan_takes_it_from_the_file()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  mcpServers:\n    - {name: orders, url: 'https://mcp.example.com/orders', headers: {Authorization: tok-literal-1}}");
        string[] sensitive = ["--sensitive", "spec.mcpServers[].headers"];

        var plan = await cli.RunAsync(["plan", "-f", "bot.yaml", "--no-prune", "-o", "plan.json", .. sensitive]);
        var json = await cli.RunAsync(["plan", "-f", "bot.yaml", "--no-prune", "--json", .. sensitive]);
        var diff = await cli.RunAsync(["diff", "-f", "bot.yaml", .. sensitive]);
        var missing = await cli.RunAsync("apply", "plan.json", "--auto-approve");
        cli.Service.FailSection(new SectionFailure { Section = "mcpServers", Message = "tok-literal-1 is not good" });
        var failed = await cli.RunAsync("apply", "plan.json", "--auto-approve", "--secrets-from", "bot.yaml");
        var applied = await cli.RunAsync("apply", "plan.json", "--auto-approve", "--secrets-from", "bot.yaml");

        Assert.Equal((1, 1, 0), (missing.Code, failed.Code, applied.Code));
        Assert.EndsWith("Use --secrets-from.\n", missing.Error, StringComparison.Ordinal);
        Assert.Contains("tok-literal-1", cli.Service.LiveSpec("cb_demo"), StringComparison.Ordinal);
        Assert.All(
            [plan.Out, json.Out, diff.Out, failed.Out, failed.Error, applied.Out, cli.Read("plan.json")],
            text => Assert.DoesNotContain("tok-", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_that_is_malformed_is_told()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  core: {name: x}");

        var (code, _, error) = await cli.RunAsync("plan", "-f", "bot.yaml", "--sensitive", "spec.mcpServers[");

        Assert.Equal((1, "error: 'spec.mcpServers[' is not a path: ']' is missing at position 17.\n"), (code, error));
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_file_keeps_its_permissions_and_a_link_leads_where_it_led()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.Write("mine.yaml", "x: 1");
        File.SetUnixFileMode(cli.PathOf("mine.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        cli.Write("shared.yaml", "x: 1");
        File.SetUnixFileMode(cli.PathOf("shared.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.CreateSymbolicLink(cli.PathOf("link.yaml"), "mine.yaml");

        foreach (var file in new[] { "link.yaml", "shared.yaml", "new.yaml" })
        {
            Assert.Equal(0, (await cli.RunAsync("pull", "cb_demo", "-o", file, "--force")).Code);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(cli.PathOf("mine.yaml")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(cli.PathOf("new.yaml")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(cli.PathOf("shared.yaml")));
        Assert.Equal("mine.yaml", new FileInfo(cli.PathOf("link.yaml")).LinkTarget);
        Assert.Contains("Acme Support Bot", cli.Read("mine.yaml"), StringComparison.Ordinal);
    }

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no Unix permissions." : null;
    }
}
