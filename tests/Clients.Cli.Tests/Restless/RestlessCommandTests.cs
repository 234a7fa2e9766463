using System.Text.Json.Nodes;
using Clients.Sandbox.RestlessStream;

namespace Clients.Cli.Tests.Restless;

public sealed class RestlessCommandTests
{
    [Fact]
    public async Task Streams_are_created_listed_stopped_started_and_deleted()
    {
        await using var cli = await RestlessCli.StartAsync();

        var created = await cli.RunAsync("streams", "create", "Orders", cli.Service.ResourceUrl("orders"), "--header", "Accept: application/json", "--body", "{\"a\":1}", "--json-patch");
        var listed = await cli.RunAsync("streams", "list");
        var stopped = await cli.RunAsync("streams", "stop", "stream_1");
        var stoppedAgain = await cli.RunAsync("streams", "stop", "stream_1");
        var started = await cli.RunAsync("streams", "start", "stream_1");
        var shown = await cli.RunAsync("streams", "get", "stream_1");
        var deleted = await cli.RunAsync("streams", "delete", "stream_1");
        var gone = await cli.RunAsync("streams", "get", "stream_1");

        Assert.Equal((0, "Orders", "application/json", 1), (created.ExitCode, (string)Parse(created.Out)["name"]!, (string)Parse(created.Out)["headers"]!["Accept"]!, (int)Parse(created.Out)["body"]!["a"]!));
        Assert.Equal("stream_1", (string?)Parse(listed.Out)["id"]);
        Assert.Equal("""{"id":"stream_1","affected":true}""", stopped.Out.TrimEnd());
        Assert.Equal("""{"id":"stream_1","affected":false}""", stoppedAgain.Out.TrimEnd());
        Assert.Equal("""{"id":"stream_1","affected":true}""", started.Out.TrimEnd());
        Assert.Equal("JSON_PATCH", (string?)Parse(shown.Out)["payloadMode"]);
        Assert.Equal(0, deleted.ExitCode);
        Assert.Equal((1, ""), (gone.ExitCode, gone.Out));
        Assert.StartsWith("error: Stream not found (HTTP 404, NOT_FOUND, from GET", gone.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tail_writes_each_event_as_a_JSON_line_as_it_was_received(bool overWebSocket)
    {
        await using var cli = await RestlessCli.StartAsync();
        await CreateAsync(cli);
        cli.Service.Publish("stream_1", JsonNode.Parse("""{"price":1.50}"""));
        cli.Service.Publish("stream_1", JsonNode.Parse("""{"price":2.00}"""));

        var run = await cli.RunAsync(["tail", $"{cli.Service.StreamBaseUrl}?streamId=stream_1", "--since", "1", "--count", "2", .. overWebSocket ? ["--ws"] : Array.Empty<string>()]);

        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((0, 2), (run.ExitCode, lines.Length));
        Assert.Contains("""
            "data":{"price":1.50}
            """, lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_an_event_is_one_line_that_cannot_move_the_cursor()
    {
        await using var cli = await RestlessCli.StartAsync();
        cli.IsTerminal = true;
        await CreateAsync(cli);
        cli.Service.Publish("stream_1", new JsonObject { ["text"] = "a\u009b31mb" });

        var run = await cli.RunAsync("tail", $"{cli.Service.StreamBaseUrl}?streamId=stream_1", "--count", "1");

        Assert.Contains("a\\u009b31mb", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Out.TrimEnd('\n'), char.IsControl);
    }

    [Fact]
    public async Task Tail_says_on_the_error_stream_why_it_waits()
    {
        await using var cli = await RestlessCli.StartAsync();
        await CreateAsync(cli);
        cli.Service.Publish("stream_1", 1);
        cli.Service.Publish("stream_1", 2);
        cli.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.End, AfterEvents = 1 });

        var run = await cli.RunAsync("tail", $"{cli.Service.StreamBaseUrl}?streamId=stream_1", "--since", "1", "--count", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^Reconnecting in \d\.\d s \(reconnect 1\)\. The service ended the stream\.\s*$", run.Error);
    }

    [Fact]
    public async Task A_cursor_resumes_after_an_event()
    {
        await using var cli = await RestlessCli.StartAsync();
        await CreateAsync(cli);
        var first = cli.Service.Publish("stream_1", 1)!;
        var second = cli.Service.Publish("stream_1", 2)!;

        var run = await cli.RunAsync("tail", $"{cli.Service.StreamBaseUrl}?streamId=stream_1", "--cursor", first, "--count", "1");

        Assert.Equal(second, (string?)Parse(run.Out)["event_id"]);
    }

    [Fact]
    public async Task Leaving_a_tail_is_no_failure()
    {
        await using var cli = await RestlessCli.StartAsync();
        await CreateAsync(cli);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var run = await cli.RunAsync(stop.Token, "tail", $"{cli.Service.StreamBaseUrl}?streamId=stream_1");

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task An_unreadable_event_is_a_warning_and_the_tail_goes_on()
    {
        await using var cli = await RestlessCli.StartAsync();
        await CreateAsync(cli);
        cli.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Malformed });
        cli.Service.Publish("stream_1", 1);

        var run = await cli.RunAsync("tail", $"{cli.Service.StreamBaseUrl}?streamId=stream_1", "--count", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("warning: Skipped an event. A runtime event cannot be read: it is no JSON", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Direct_follows_an_endpoint_without_a_stream(bool overWebSocket)
    {
        await using var cli = await RestlessCli.StartAsync();
        cli.Service.SetResource("orders", JsonNode.Parse("""{"orders":[{"id":7}]}"""));

        var run = await cli.RunAsync(["direct", cli.Service.ResourceUrl("orders"), "--jq", ".orders[0].id", "--interval", "60", "--count", "1", .. overWebSocket ? ["--ws"] : Array.Empty<string>()]);

        Assert.Equal(7, (int?)Parse(run.Out)["data"]);
    }

    [Fact]
    public async Task On_a_terminal_streams_are_a_table()
    {
        await using var cli = await RestlessCli.StartAsync();
        cli.IsTerminal = true;
        await CreateAsync(cli);

        var run = await cli.RunAsync("streams", "list");

        Assert.Contains("stream_1", run.Out, StringComparison.Ordinal);
        Assert.Contains("ACTIVE", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("{", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("streams", "list", "--limit", "0")]
    [InlineData("tail", "/relative")]
    [InlineData("tail", "https://h", "--count", "0")]
    [InlineData("direct", "nowhere")]
    [InlineData("direct", "https://h", "--header", "no colon")]
    [InlineData("direct", "https://h", "--body", "{")]
    [InlineData("streams", "create", "Orders")]
    public async Task An_argument_that_cannot_be_used_is_bad_input(params string[] arguments)
    {
        await using var cli = await RestlessCli.StartAsync();

        var run = await cli.RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_says_where_it_is_looked_for()
    {
        await using var cli = await RestlessCli.StartAsync();
        cli.Variables.Remove("RESTLESS_API_KEY");

        var run = await cli.RunAsync("streams", "list");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("RESTLESS_API_KEY", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("streams", "list")]
    [InlineData("tail")]
    public async Task A_refused_key_is_never_shown(params string[] arguments)
    {
        await using var cli = await RestlessCli.StartAsync();
        var url = arguments[0] == "tail" ? [$"{cli.Service.StreamBaseUrl}?streamId=stream_1"] : Array.Empty<string>();

        var run = await cli.RunAsync([.. arguments, .. url, "--api-key", "rs_verysecret"]);

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("rs_verysecret", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_a_failure_in_words()
    {
        await using var cli = await RestlessCli.StartAsync();
        // Nobody listens on port 1.
        cli.Variables["RESTLESS_BASE_URL"] = "http://127.0.0.1:1";

        var run = await cli.RunAsync("streams", "list");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    private static async Task CreateAsync(RestlessCli cli) => await cli.RunAsync("streams", "create", "Orders", cli.Service.ResourceUrl("orders"), "--interval", "3600");

    private static JsonNode Parse(string json) => JsonNode.Parse(json)!;
}
