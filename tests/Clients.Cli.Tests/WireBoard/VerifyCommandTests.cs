using System.Text.Json.Nodes;
using Clients.Sandbox.Faults;
using Clients.Sandbox.WireBoard;
using VerifyXunit;

namespace Clients.Cli.Tests.WireBoard;

public sealed class VerifyCommandTests
{
    [Fact]
    public async Task A_set_up_that_works_reads_so()
    {
        await using var cli = await WireBoardCli.StartAsync();

        var run = await cli.VerifyAsync();

        Assert.Equal(0, run.ExitCode);
        await Verifier.Verify(run.Out.TrimEnd());
    }

    [Fact]
    public async Task Events_and_reconnects_are_counted()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Service.Traffic = WireBoardTrafficMode.Silent;
        var run = cli.RunAsync("verify", "--duration", "45");
        await cli.Clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(45));

        for (var live = 1; live <= 3; live++)
        {
            cli.Service.Publish(WireBoardCli.Site, "visitors", new JsonObject { ["live"] = live, ["returning"] = 0 });
        }

        // The three come before the end of the stream; the wait for the next one shows that they were taken.
        cli.Service.EndConnections();
        var passed = await cli.PassReconnectDelayAsync(run);
        await cli.Clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(840));
        await cli.PassAsync(run, TimeSpan.FromSeconds(45) - passed);

        var (exitCode, output, _) = await run;
        Assert.Equal(0, exitCode);
        Assert.Contains("3 events received", output, StringComparison.Ordinal);
        Assert.Contains("reconnects: 1\n", output, StringComparison.Ordinal);
        Assert.Contains("errors: 0\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewed_Live_token_is_observed()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Service.TokenLifetime = TimeSpan.FromSeconds(65);
        var run = cli.RunAsync("verify", "--duration", "8");
        await cli.Clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(8));

        // Due 60 s before the end, an overlap of a second, and the next one is due 5 s after it was opened, when the time is up.
        await cli.PassAsync(run, TimeSpan.FromSeconds(5));
        await cli.PassAsync(run, TimeSpan.FromSeconds(1));
        await cli.Clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(4));
        await cli.PassAsync(run, TimeSpan.FromSeconds(2));

        var (exitCode, output, _) = await run;
        Assert.Equal(0, exitCode);
        Assert.Contains("JWT rotations: 1 observed", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/wireboard/v1/account", "account")]
    [InlineData("/wireboard/v1/analytics/aggregate", "aggregate")]
    [InlineData("/wireboard/v1/analytics/dimensions", "dimensions")]
    [InlineData("/wireboard/v1/live/state", "live: state + token")]
    public async Task One_failing_surface_is_told_the_others_are_tried_and_the_exit_code_is_1(string path, string surface)
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = path });

        var run = await cli.VerifyAsync();

        Assert.Equal(1, run.ExitCode);
        var failed = Assert.Single(Lines(run.Out, "FAIL"), line => !line.StartsWith("  SUMMARY", StringComparison.Ordinal));
        Assert.StartsWith("  " + surface, failed, StringComparison.Ordinal);
        Assert.Contains("503", failed, StringComparison.Ordinal);
        Assert.EndsWith("SUMMARY                 FAIL  10/11 surfaces\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_opened_fails()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = "/wireboard/v1/live/stream", StatusCode = 500 });

        var run = await cli.VerifyAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("  live: stream (45s)      FAIL  ", Assert.Single(Lines(run.Out, "live: stream")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_on_the_stream_fails_and_is_told()
    {
        await using var cli = await WireBoardCli.StartAsync();
        var run = cli.RunAsync("verify", "--duration", "45");
        await cli.Clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(45));

        cli.Service.SendRaw("data: {\n\n");
        cli.Service.EndConnections();
        var passed = await cli.PassReconnectDelayAsync(run);
        await cli.PassAsync(run, TimeSpan.FromSeconds(45) - passed);

        var (exitCode, output, _) = await run;
        Assert.Equal(1, exitCode);
        Assert.Contains("errors: 1, the last: A Live message could not be read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_free_plan_fails_Live_and_says_why()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Service.Plan = WireBoardPlan.Free;
        cli.Clock.SetUtcNow(DateTimeOffset.UtcNow > cli.Clock.GetUtcNow() ? DateTimeOffset.UtcNow : cli.Clock.GetUtcNow());

        var run = await cli.VerifyAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, Lines(run.Out, "FAIL").Count(line => line.StartsWith("  live: ", StringComparison.Ordinal)));
        Assert.EndsWith("9/11 surfaces\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_fails_everything_and_is_never_shown()
    {
        await using var cli = await WireBoardCli.StartAsync();

        var run = await cli.VerifyAsync("--token", "wb_verysecret_0123456789");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("token ****6789", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("verysecret", run.Out + run.Error, StringComparison.Ordinal);
        Assert.EndsWith("SUMMARY                 FAIL  0/11 surfaces\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_sends_the_token_back_does_not_have_it_shown()
    {
        await using var cli = await WireBoardCli.StartAsync();
        var token = cli.Service.DemoCredential;
        cli.Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = "/wireboard/v1/account", Body = $$"""{"message":"\u001b[2J {{token}} is unknown"}""" });

        var run = await cli.VerifyAsync();

        Assert.Contains("[2J ****cdef is unknown", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(token, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_site_fails_what_is_asked_about_it()
    {
        await using var cli = await WireBoardCli.StartAsync();

        var run = await cli.VerifyAsync("--site", "nobody");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("3 sites; nobody is not among them", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("SUMMARY                 FAIL  3/11 surfaces\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_site_what_needs_one_is_not_tried_and_fails()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Host.Faults.Add(new Fault { Kind = FaultKind.Reset, PathPrefix = "/wireboard/v1/sites" });

        var run = await cli.VerifyAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(8, Lines(run.Out, "not tried").Count);
        Assert.EndsWith("SUMMARY                 FAIL  2/11 surfaces\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--duration", "0")]
    [InlineData("--duration", "soon")]
    [InlineData("--frobnicate")]
    [InlineData("--site", "")]
    [InlineData("--base-url", "nowhere")]
    [InlineData("--token", "with\nline break 0123456789")]
    public async Task An_argument_that_cannot_be_used_is_bad_input(params string[] arguments)
    {
        await using var cli = await WireBoardCli.StartAsync();

        var run = await cli.RunAsync(["verify", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("line break", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_token_says_where_it_is_looked_for()
    {
        await using var cli = await WireBoardCli.StartAsync();
        cli.Variables.Remove("WIREBOARD_TOKEN");

        var run = await cli.RunAsync("verify");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("WIREBOARD_TOKEN", run.Error, StringComparison.Ordinal);
    }

    private static List<string> Lines(string text, string having) => [.. text.Split('\n').Where(line => line.Contains(having, StringComparison.Ordinal))];
}
