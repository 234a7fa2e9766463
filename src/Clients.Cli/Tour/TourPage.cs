using System.Globalization;
using Clients.Cli.Terminal;
using Spectre.Console;

namespace Clients.Cli.Tour;

/// <summary>How the tour looks.</summary>
internal sealed class TourPage
{
    private readonly IAnsiConsole? _console;
    private readonly TableBorder _border;

    public TourPage(CliEnvironment environment, bool silent)
    {
        _console = silent ? null : ConsoleFactory.Create(environment);
        _border = ConsoleFactory.Border(environment);
    }

    public void Heading(string text) => _console?.MarkupLineInterpolated($"\n[bold]{text}[/]");

    public void Subheading(string text) => _console?.MarkupLineInterpolated($"\n  [bold blue]{text}[/]");

    public void Line(bool? passed, string what, string result)
        => _console?.MarkupLineInterpolated($"  [{Colour(passed)}]{Mark(passed)}[/] {what,-16} [{(passed is null ? "grey" : passed.Value ? "default" : "red")}]{result}[/]");

    public void Step(TourStep step)
        => _console?.MarkupLineInterpolated($"  [{Colour(step.Passed)}]{Mark(step.Passed)}[/] {step.What,-32} [{(step.Passed ? "default" : "red")}]{step.Result}[/] [grey]{Milliseconds(step.Elapsed)}[/]");

    public void Summary(IReadOnlyList<TourOutcome> outcomes)
    {
        var table = new Table().Border(_border);
        table.AddColumns("Client", "Generated code");
        table.AddColumn(new TableColumn("Calls").RightAligned());
        table.AddColumn(new TableColumn("Time").RightAligned());
        table.AddColumn("Result");
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                new Text(outcome.Name),
                new Text(outcome.DriftPassed is { } passed ? passed ? "no drift" : "drift" : "left out"),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{outcome.Steps.Count(step => step.Passed)} of {outcome.Steps.Count}")),
                new Text(Milliseconds(outcome.Elapsed)),
                new Markup($"[{Colour(outcome.Passed)}]{(outcome.Passed ? "passed" : "failed")}[/]"));
        }

        _console?.WriteLine();
        _console?.Write(table);
        var failed = outcomes.Count(outcome => !outcome.Passed);
        _console?.MarkupLineInterpolated($"\n{(failed == 0 ? $"All {outcomes.Count} clients passed." : $"{failed} of {outcomes.Count} clients failed.")}");
    }

    private static string Mark(bool? passed) => passed is null ? "-" : passed.Value ? "✓" : "✗";

    private static string Colour(bool? passed) => passed is null ? "grey" : passed.Value ? "green" : "red";

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");
}
