using System.Text.RegularExpressions;
using KiotaGate.Documents;

namespace KiotaGate.Tool;

/// <summary>Reads what Kiota says about one document, without stack traces and names of .NET types.</summary>
internal static partial class KiotaLog
{
    /// <summary>The name of the log in a client's output folder. Kiota writes it only when there is something to say.</summary>
    public const string FileName = ".kiota.log";

    private const int MostProblems = 1000;

    /// <summary>The warnings of a log. Kiota renders documents that it also calls wrong, so its errors are among them.</summary>
    /// <param name="log">The text of the log.</param>
    public static List<DocumentProblem> Warnings(string log)
    {
        var warnings = new List<DocumentProblem>();
        foreach (var entry in Entries(log, LogEntry()).Where(entry => entry.Level != "Critical"))
        {
            var text = entry.Text.Split('\n')[0].Trim();
            var match = OpenApiMessage().Match(text);
            var pointer = match.Groups["pointer"].Value is var place && place.StartsWith('#') ? place : "";
            warnings.Add(match.Success ? new DocumentProblem(match.Groups["text"].Value, pointer) : new DocumentProblem(text));
            if (warnings.Count == MostProblems)
            {
                break;
            }
        }

        return [.. warnings.Distinct()];
    }

    /// <summary>Why Kiota failed, in one sentence; null when the text does not say.</summary>
    /// <param name="text">A log, or what Kiota wrote to its console.</param>
    public static string? Failure(string text)
    {
        var entries = Entries(text, LogEntry()).Concat(Entries(text, ConsoleEntry())).ToList();
        var critical = entries.FirstOrDefault(entry => entry.Level is "Critical" or "crit").Text ?? entries.LastOrDefault(entry => entry.Level is "Error" or "fail").Text;
        var lines = critical?.Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !StackFrame().IsMatch(line) && !line.StartsWith("Error parsing specification ", StringComparison.Ordinal));
        var sentence = lines?.Select(line => OpenApiMessage().Match(line) is { Success: true } match ? match.Groups["text"].Value : TypeName().Replace(line, "")).FirstOrDefault();
        return sentence?.Replace("error updating the client: ", "", StringComparison.Ordinal);
    }

    private static IEnumerable<(string Level, string Text)> Entries(string text, Regex start)
    {
        var matches = start.Matches(text);
        for (var i = 0; i < matches.Count; i++)
        {
            var end = i + 1 < matches.Count ? matches[i + 1].Index : text.Length;
            yield return (matches[i].Groups["level"].Value, text[(matches[i].Index + matches[i].Length)..end]);
        }
    }

    [GeneratedRegex(@"^(?<level>Warning|Error|Critical): KiotaBuilder ", RegexOptions.Multiline)]
    private static partial Regex LogEntry();

    [GeneratedRegex(@"^(?<level>warn|fail|crit): [\w.]+\[\d+\]\r?\n", RegexOptions.Multiline)]
    private static partial Regex ConsoleEntry();

    [GeneratedRegex(@"^OpenAPI (warning|error): (?<pointer>\S*) - (?<text>.+)$")]
    private static partial Regex OpenApiMessage();

    [GeneratedRegex(@"^(at |---|File name: )")]
    private static partial Regex StackFrame();

    [GeneratedRegex(@"^([A-Z]\w*\.)+\w+(Exception|Error): ")]
    private static partial Regex TypeName();
}
