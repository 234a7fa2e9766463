namespace Clients.Cli.Tests.WizChat;

public sealed class PlanCommandTests
{
    [Fact]
    public async Task Without_changes_a_plan_says_so()
    {
        await using var cli = await WizChatCli.StartAsync();
        await cli.RunAsync("pull", "cb_demo", "-o", "bot.json");

        var (code, output, _) = await cli.RunAsync("plan", "-f", "bot.json", "--detailed-exitcode");

        Assert.Equal("cb_demo at SANDBOX\n\nNo changes: 7 resources as the file says.\n", output);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Nothing_is_deleted_without_pruning()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  skills: []\n  voice: {pitch: 1.0}");

        var (code, output, _) = await cli.RunAsync("plan", "-f", "bot.yaml", "--no-prune", "--detailed-exitcode");

        Assert.EndsWith("Plan: 1 to create, 0 to change, 0 to delete, 0 unchanged (nothing is pruned).\n", output, StringComparison.Ordinal);
        Assert.Equal(2, code);
    }

    [Theory]
    [InlineData("NO_COLOR", "1", "\u001b[1m")]
    [InlineData("TERM", "dumb", "")]
    public async Task Without_colours_a_terminal_shows_the_same_text(string variable, string value, string style)
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  skills: []\n  voice: {pitch: 1.0}");
        var plain = await cli.RunAsync("plan", "-f", "bot.yaml");
        cli.IsTerminal = true;
        cli.Variables[variable] = value;

        var terminal = await cli.RunAsync("plan", "-f", "bot.yaml");

        Assert.Contains(style, terminal.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*3[0-9]m", terminal.Out);
        Assert.Equal(plain.Out, System.Text.RegularExpressions.Regex.Replace(terminal.Out, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public async Task A_secret_is_in_no_output_and_no_saved_plan()
    {
        const string Secret = "tok-very-secret-1";
        await using var cli = await WizChatCli.StartAsync();
        cli.Variables["MCP_TOKEN"] = Secret;
        cli.WriteBot("  mcpServers:\n    - {name: orders, url: 'https://mcp.example.com/orders', headers: {Authorization: 'Bearer ${env:MCP_TOKEN}'}}");

        var plan = await cli.RunAsync("plan", "-f", "bot.yaml", "--no-prune", "-o", "plan.json");
        var json = await cli.RunAsync("plan", "-f", "bot.yaml", "--no-prune", "--json");
        var applied = await cli.RunAsync("apply", "plan.json", "--auto-approve");
        cli.Variables["MCP_TOKEN"] = "tok-another-one-2";
        var diff = await cli.RunAsync("diff", "-f", "bot.yaml");
        var again = await cli.RunAsync("plan", "-f", "bot.yaml", "--no-prune");

        Assert.Contains("Authorization\":\"Bearer ${env:MCP_TOKEN}", plan.Out, StringComparison.Ordinal);
        Assert.Contains("Bearer " + Secret, cli.Service.LiveSpec("cb_demo"), StringComparison.Ordinal);
        Assert.Contains("\"(hidden)\" -> \"Bearer ${env:MCP_TOKEN}\"", again.Out, StringComparison.Ordinal);
        foreach (var text in new[] { plan.Out, plan.Error, json.Out, applied.Out, applied.Error, diff.Out, again.Out, cli.Read("plan.json") })
        {
            Assert.DoesNotContain("tok-", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Text_from_elsewhere_cannot_drive_the_terminal()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.Service.AddChatbot("cb_evil", """{"core":{"name":"a\u001b[2Jb\u009b1m\u202e"}}""");
        cli.WriteBot("  core: {name: x}", chatbot: "cb_evil");

        var (_, output, _) = await cli.RunAsync("plan", "-f", "bot.yaml");

        Assert.DoesNotContain(output, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain('\u202e', output);
    }

    [Theory]
    [InlineData("  core: {name: '${env:UNSET}'}", "error: bot.yaml: spec.core.name: The environment variable UNSET is not set. Set it, or remove ${env:UNSET}.\n")]
    [InlineData("  core: {name: 007}", "error: bot.yaml: Line 5, spec.core.name: 007 is a number in YAML that JSON cannot represent. Quote it if it is text, or write it as a JSON number.\n")]
    public async Task A_file_that_cannot_be_used_is_told_with_its_place(string sections, string message)
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot(sections);

        var (code, output, error) = await cli.RunAsync("plan", "-f", "bot.yaml", "--detailed-exitcode");

        Assert.Equal((1, "", message), (code, output, error));
    }

    [Fact]
    public async Task Failures_say_what_to_do_and_exit_with_1()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.WriteBot("  core: {temperature: 9}");
        cli.Write("orphan.json", "{}");

        var invalid = await cli.RunAsync("plan", "-f", "bot.yaml");
        var missing = await cli.RunAsync("plan", "-f", "nope.yaml");
        var extension = await cli.RunAsync("plan", "-f", "bot.toml");
        var orphan = await cli.RunAsync("plan", "-f", "orphan.json");
        var usage = await cli.RunAsync("plan", "--fle", "x");
        cli.Variables.Remove("WIZCHAT_API_KEY");
        var keyless = await cli.RunAsync("plan", "-f", "bot.yaml");

        Assert.StartsWith("error: spec.core.temperature must be a number from 0 to 2 (HTTP 400, bad_request, from POST SANDBOX/", invalid.Error, StringComparison.Ordinal);
        Assert.Equal("error: There is no file nope.yaml here.\n", missing.Error);
        Assert.StartsWith("error: bot.toml: the extension tells the format", extension.Error, StringComparison.Ordinal);
        Assert.Contains("pass --chatbot", orphan.Error, StringComparison.Ordinal);
        Assert.Contains("--help", usage.Error, StringComparison.Ordinal);
        Assert.Contains("WIZCHAT_API_KEY is not set", keyless.Error, StringComparison.Ordinal);
        Assert.All([invalid, missing, extension, orphan, usage, keyless], run => Assert.Equal(1, run.Code));
    }

    [Fact]
    public async Task A_file_without_end_is_refused()
    {
        if (!File.Exists("/dev/zero"))
        {
            return;
        }

        await using var cli = await WizChatCli.StartAsync();
        File.CreateSymbolicLink(cli.PathOf("endless.yaml"), "/dev/zero");
        cli.Write("large.yaml", "a: " + new string('x', 50_000_000));

        var endless = await cli.RunAsync("plan", "-f", "endless.yaml");
        var large = await cli.RunAsync("plan", "-f", "large.yaml");

        Assert.Equal("error: endless.yaml has more than 33554432 bytes, which is the most that is read.\n", endless.Error);
        Assert.Equal("error: large.yaml has more than 33554432 bytes, which is the most that is read.\n", large.Error);
    }
}
