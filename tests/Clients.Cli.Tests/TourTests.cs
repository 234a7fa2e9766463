using Clients.Cli.Tour;

namespace Clients.Cli.Tests;

public sealed class TourTests
{
    [Fact]
    public async Task The_tour_passes_with_at_least_two_calls_per_client_and_no_escape_codes_in_a_pipe()
    {
        using var output = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = TextWriter.Null, WorkingDirectory = AppContext.BaseDirectory, Variable = _ => null };

        var passed = await new TourGuide(environment, TourSegments.All).RunAsync(CancellationToken.None);

        var text = output.ToString();
        Assert.True(passed, text);
        Assert.DoesNotContain('\u001b', text);
        Assert.All(["WireBoard", "RestlessStream", "WizChat", "SwarmAnalytics"], name => Assert.Contains($"| {name}", text, StringComparison.Ordinal));
        Assert.True(text.Split('✓').Length - 1 >= 12, text);
    }

    [Fact]
    public async Task A_failing_call_fails_the_tour_and_says_why()
    {
        using var output = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = TextWriter.Null, WorkingDirectory = AppContext.BaseDirectory, Variable = _ => null };

        var passed = await new TourGuide(environment, [new FailingSegment()]).RunAsync(CancellationToken.None);

        Assert.False(passed);
        Assert.Contains("the kettle is cold", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 of 1 clients failed.", output.ToString(), StringComparison.Ordinal);
    }

    private sealed class FailingSegment : ITourSegment
    {
        public string Name => "WizChat";

        public Task RunAsync(TourStage stage, CancellationToken cancellationToken)
            => stage.StepAsync<int>("boil", _ => throw new InvalidOperationException("the kettle is cold"), _ => "", cancellationToken);
    }
}
