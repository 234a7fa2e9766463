using System.Text.Json;
using Clients.Cli.Tour;

namespace Clients.Cli.Tests;

public sealed class TourTests
{
    [Fact]
    public async Task The_tour_passes_with_at_least_two_calls_per_client_and_no_escape_codes_in_a_pipe()
    {
        using var output = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = TextWriter.Null, WorkingDirectory = AppContext.BaseDirectory, Variable = _ => null };

        var outcomes = await new TourGuide(environment, TourSegments.All).RunAsync(CancellationToken.None);

        var text = output.ToString();
        Assert.True(outcomes.All(outcome => outcome.Passed), text);
        Assert.DoesNotContain('\u001b', text);
        Assert.All(["WireBoard", "RestlessStream", "WizChat", "SwarmAnalytics"], name => Assert.Contains($"| {name}", text, StringComparison.Ordinal));
        Assert.True(text.Split('✓').Length - 1 >= 12, text);
    }

    [Fact]
    public async Task A_failing_call_fails_the_tour_and_says_why()
    {
        using var output = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = TextWriter.Null, WorkingDirectory = AppContext.BaseDirectory, Variable = _ => null };

        var outcomes = await new TourGuide(environment, [new FailingSegment()]).RunAsync(CancellationToken.None);

        Assert.False(Assert.Single(outcomes).Passed);
        Assert.Contains("the kettle is cold", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 of 1 clients failed.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_clone_the_tour_leaves_out_the_generated_code_and_passes()
    {
        var folder = Directory.CreateTempSubdirectory("clients-tour-");
        using var output = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = TextWriter.Null, WorkingDirectory = folder.FullName, Variable = _ => null };

        var outcomes = await new TourGuide(environment, [new QuietSegment()]).RunAsync(CancellationToken.None);
        folder.Delete();

        Assert.True(Assert.Single(outcomes).Passed);
        Assert.Contains("left out: no kiota-lock.json in this folder or above it", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("| left out", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_lock_has_clients_of_its_own_the_tour_shows_ours_and_leaves_theirs_alone()
    {
        var folder = Directory.CreateTempSubdirectory("clients-tour-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "kiota-lock.json"), """{ "clients": {} }""");
        using var text = new StringWriter();
        var environment = new CliEnvironment { Out = text, Error = TextWriter.Null, WorkingDirectory = folder.FullName, Variable = _ => null };

        var code = await ClientsCommandLine.RunAsync(["tour", "--json"], environment);
        folder.Delete(recursive: true);
        var output = text.ToString();

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.All(json.RootElement.GetProperty("clients").EnumerateArray(), client => Assert.StartsWith("left out: ", client.GetProperty("generatedCode").GetString(), StringComparison.Ordinal));
    }

    private sealed class QuietSegment : ITourSegment
    {
        public string Name => "WizChat";

        public Task RunAsync(TourStage stage, CancellationToken cancellationToken) =>
            stage.StepAsync("nothing", _ => Task.FromResult(1), _ => "done", cancellationToken);
    }

    private sealed class FailingSegment : ITourSegment
    {
        public string Name => "WizChat";

        public Task RunAsync(TourStage stage, CancellationToken cancellationToken)
            => stage.StepAsync<int>("boil", _ => throw new InvalidOperationException("the kettle is cold"), _ => "", cancellationToken);
    }
}
