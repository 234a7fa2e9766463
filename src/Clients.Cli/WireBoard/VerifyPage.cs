using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Cli.Terminal;
using Spectre.Console;

namespace Clients.Cli.WireBoard;

/// <summary>How a verification looks: a line for each surface as soon as it is known, then the sum; for programs a line of JSON for each.</summary>
internal sealed class VerifyPage
{
    // Lines are not wrapped by words: a terminal breaks long ones by itself, and a log wants them whole.
    private const int NoWrap = 1_000_000;
    private const int NameWidth = 22;

    private readonly TextWriter _out;
    private readonly bool _asJson;
    private readonly IAnsiConsole _console;
    private int _passed;
    private int _count;

    public VerifyPage(CliEnvironment environment, bool noColor, bool asJson)
    {
        _out = environment.Out;
        _asJson = asJson;
        _console = ConsoleFactory.Create(environment, noColor);
        _console.Profile.Width = NoWrap;
    }

    public void Heading(string text)
    {
        if (!_asJson)
        {
            _console.MarkupLineInterpolated($"[bold]{text}[/]");
        }
    }

    public void Add(SurfaceOutcome outcome)
    {
        _count++;
        _passed += outcome.Passed ? 1 : 0;
        if (_asJson)
        {
            _out.WriteLine(Json(outcome));
            return;
        }

        Line(outcome.Name, outcome.Passed, outcome.Seen);
        foreach (var detail in outcome.Details)
        {
            _console.MarkupLineInterpolated($"  {"",-NameWidth}        [grey]{detail}[/]");
        }
    }

    /// <summary>Writes the sum; true when everything passed.</summary>
    public bool Sum()
    {
        var passed = _passed == _count;
        if (!_asJson)
        {
            _console.WriteLine("  " + new string('─', NameWidth + 32));
            Line("SUMMARY", passed, string.Create(CultureInfo.InvariantCulture, $"{_passed}/{_count} surfaces"));
        }

        return passed;
    }

    private static string Json(SurfaceOutcome outcome) => new JsonObject
    {
        ["surface"] = outcome.Name,
        ["passed"] = outcome.Passed,
        ["seen"] = outcome.Seen,
        ["details"] = new JsonArray([.. outcome.Details.Select(detail => (JsonNode)detail)]),
    }.ToJsonString();

    private void Line(string name, bool passed, string seen) =>
        _console.MarkupLineInterpolated($"  {name,-NameWidth}  [{(passed ? "green" : "red")}]{(passed ? "PASS" : "FAIL")}[/]  {seen}");
}
