using System.Text.Json.Nodes;
using Clients.Sandbox.WireBoard;

namespace Clients.Cli.Tests.WireBoard;

public sealed class LiveCommandTests
{
    [Fact]
    public async Task Every_envelope_is_a_whole_JSON_line()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Service.Traffic = WireBoardTrafficMode.Silent;
        var run = cli.RunAsync("live", "--site", WireBoardCli.Site, "--count", "2");
        await cli.Service.WaitForOpenConnectionsAsync(1);

        cli.Service.Publish(WireBoardCli.Site, "top_pages", new JsonArray(new JsonObject { ["url"] = "/a\n", ["title"] = "A", ["count"] = 2, ["colour"] = "red" }));
        cli.Service.Publish(WireBoardCli.Site, "weather", new JsonObject { ["rain"] = true });

        var (exitCode, output, error) = await run;
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal((0, "", 2), (exitCode, error, lines.Count));
        Assert.Equal(("top_pages", WireBoardCli.Site), ((string?)lines[0]["category"], (string?)lines[0]["site_id"]));
        Assert.Equal(("/a\n", 2, "red"), ((string?)lines[0]["data"]![0]!["url"], (int)lines[0]["data"]![0]!["count"]!, (string?)lines[0]["data"]![0]!["colour"]));
        Assert.True((bool)lines[1]["data"]!["rain"]!);
    }

    [Fact]
    public async Task Only_the_categories_asked_for_are_followed()
    {
        await using var cli = await WireBoardCli.StartAsync();
        var run = cli.RunAsync("live", "--site", WireBoardCli.Site, "--categories", "visitors,geo", "--json", "--count", "1");
        await cli.Service.WaitForOpenConnectionsAsync(1);

        cli.Service.Publish(WireBoardCli.Site, "events", new JsonArray());
        cli.Service.Publish(WireBoardCli.Site, "visitors", new JsonObject { ["live"] = 7, ["returning"] = 1 });

        Assert.Equal(7, (int)JsonNode.Parse((await run).Out)!["data"]!["live"]!);
    }

    [Fact]
    public async Task An_envelope_that_cannot_be_read_is_a_warning_and_it_goes_on()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Service.Traffic = WireBoardTrafficMode.Silent;
        var run = cli.RunAsync("live", "--site", WireBoardCli.Site, "--count", "1");
        await cli.Service.WaitForOpenConnectionsAsync(1);

        cli.Service.SendRaw("data: {\n\n");
        cli.Service.Publish(WireBoardCli.Site, "visitors", new JsonObject { ["live"] = 7, ["returning"] = 1 });

        var (exitCode, output, error) = await run;
        Assert.Equal(0, exitCode);
        Assert.StartsWith("warning: A Live message could not be read and was left out: Expected ", error, StringComparison.Ordinal);
        Assert.NotEmpty(output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaving_is_no_failure(bool isTerminal)
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.IsTerminal = isTerminal;
        using var stop = new CancellationTokenSource();
        var run = cli.RunAsync(stop.Token, "live", "--site", WireBoardCli.Site);
        await cli.Service.WaitForOpenConnectionsAsync(1);

        await stop.CancelAsync();

        var (exitCode, _, error) = await run;
        Assert.Equal((0, "Stopped.\n"), (exitCode, error));
    }

    [Fact]
    public async Task On_a_terminal_the_state_is_a_table_that_follows()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Service.Traffic = WireBoardTrafficMode.Silent;
        cli.IsTerminal = true;
        cli.Service.Publish(WireBoardCli.Site, "visitors", new JsonObject { ["live"] = 41, ["returning"] = 1 });
        cli.Service.Publish(WireBoardCli.Site, "top_pages", new JsonArray(new JsonObject { ["url"] = "/a\u001b[31m", ["title"] = "A", ["count"] = 2 }));
        using var stop = new CancellationTokenSource();
        var run = cli.RunAsync(stop.Token, "live", "--site", WireBoardCli.Site, "--categories", "visitors", "top_pages");
        await cli.Clock.WaitForTimerAsync(due => due == TimeSpan.FromMilliseconds(250));

        // The wait for the next stream shows that what came before was taken.
        cli.Service.Publish(WireBoardCli.Site, "visitors", new JsonObject { ["live"] = 42, ["returning"] = 1 });
        cli.Service.EndConnections();
        await cli.Clock.WaitForTimerAsync(due => due >= TimeSpan.FromMilliseconds(500) && due <= TimeSpan.FromSeconds(1));
        cli.Clock.Advance(TimeSpan.FromMilliseconds(250));
        await cli.Clock.WaitForTimerAsync(due => due == TimeSpan.FromMilliseconds(250));
        await stop.CancelAsync();

        var (exitCode, output, _) = await run;
        Assert.Equal(0, exitCode);
        Assert.Contains("41 live, 1 of them returning", output, StringComparison.Ordinal);
        Assert.Contains("/a\\u001b[31m 2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("{", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_site_is_a_failure_in_words()
    {
        await using var cli = await WireBoardCli.StartAsync();

        var run = await cli.RunAsync("live", "--site", "nobody");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_is_never_shown()
    {
        await using var cli = await WireBoardCli.StartAsync();

        var run = await cli.RunAsync("live", "--site", WireBoardCli.Site, "--token", "wb_verysecret_0123456789");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("verysecret", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_a_failure_in_words()
    {
        await using var cli = await WireBoardCli.StartAsync();

        // Nobody listens on port 1.
        var run = await cli.RunAsync("live", "--site", WireBoardCli.Site, "--base-url", "http://127.0.0.1:1");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: The service cannot be reached", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("live")]
    [InlineData("live", "--site", "")]
    [InlineData("live", "--site", "a", "--categories", "weather")]
    [InlineData("live", "--site", "a", "--count", "0")]
    public async Task An_argument_that_cannot_be_used_is_bad_input(params string[] arguments)
    {
        await using var cli = await WireBoardCli.StartAsync();

        var run = await cli.RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }
}
