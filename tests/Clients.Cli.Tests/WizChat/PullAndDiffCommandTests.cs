using Clients.Sandbox.WizChat;

namespace Clients.Cli.Tests.WizChat;

public sealed class PullAndDiffCommandTests
{
    [Theory]
    [InlineData("bot.yaml")]
    [InlineData("bot.json")]
    public async Task What_is_pulled_plans_to_nothing(string file)
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.Service.AddChatbot("cb_odd", """{"core":{"name":"${env:HOME} and $${env:X}","n":1.50,"date":"2026-01-01","no":"no","big":123456789012345678901234567890,"text":"a\nb\n\n"},"voice":[null,{}]}""");

        var pulled = await cli.RunAsync("pull", "cb_odd", "-o", file);
        var planned = await cli.RunAsync("plan", "-f", file, "--detailed-exitcode");
        var diff = await cli.RunAsync("diff", "-f", file, "--detailed-exitcode");

        Assert.Equal($"Wrote {file}. Next: edit it, then clients wizchat plan -f {file}\n", pulled.Error);
        Assert.Equal((0, 0, 0), (pulled.Code, planned.Code, diff.Code));
        Assert.Equal($"cb_odd and {file} do not differ.\n", diff.Out);
    }

    [Fact]
    public async Task A_file_is_replaced_only_if_asked_to()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.Write("bot.yaml", "mine");

        var refused = await cli.RunAsync("pull", "cb_demo", "-o", "bot.yaml");
        var kept = cli.Read("bot.yaml");
        var forced = await cli.RunAsync("pull", "cb_demo", "-o", "bot.yaml", "--force");

        Assert.Equal((1, "mine", 0), (refused.Code, kept, forced.Code));
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var cli = await WizChatCli.StartAsync();
        cli.Variables["WIZCHAT_API_KEY"] = WizChatSandbox.ChatbotsOnlyKey;

        var (code, _, error) = await cli.RunAsync("pull", "cb_demo");

        Assert.Equal(1, code);
        Assert.Equal(
            "error: The API key lacks a required scope (HTTP 403, insufficient_scope, from GET SANDBOX/api/v1/chatbots/cb_demo/config). The key needs the scope security:read: use a key that has it.\n",
            error);
    }
}
