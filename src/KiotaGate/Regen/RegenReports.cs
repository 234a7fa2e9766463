using System.Globalization;
using System.Text.Json;
using KiotaGate.Check;
using KiotaGate.Diff;
using KiotaGate.Terminal;

namespace KiotaGate.Regen;

/// <summary>Writes what a regeneration did: files, the document, and the C# that callers see.</summary>
internal static class RegenReports
{
    private const int MostPathsToAdd = 5;

    /// <summary>For people.</summary>
    /// <param name="report">What was done.</param>
    /// <param name="commands">Writes the command that adds new files to git.</param>
    public static string ToText(RegenReport report, GateCommands commands)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var note in report.Notes)
        {
            text.WriteLine($"note: {Printable.Line(note)}");
        }

        CheckReports.WriteFindings(text, report.Obstacles);
        if (report.Obstacles.Count > 0)
        {
            text.WriteLine("\nNothing was written.");
        }

        foreach (var change in report.Clients)
        {
            WriteClient(text, change);
        }

        if (report.New.Count > 0)
        {
            var places = report.New.Count <= MostPathsToAdd ? report.New : [.. report.New.Select(path => string.Join('/', path.Split('/')[..2])).Distinct()];
            text.WriteLine($"\n{CheckReports.Count(report.New.Count, "new file")}: {commands.GitAdd(places)}");
        }

        return text.ToString();
    }

    /// <summary>For programs.</summary>
    public static string ToJson(RegenReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("clients");
        foreach (var change in report.Clients)
        {
            json.WriteStartObject();
            json.WriteString("name", change.Name);
            json.WriteNumber("files", change.FileCount);
            json.WriteBoolean("isNew", change.IsNew);
            CheckJson.WriteTexts(json, "added", change.Added);
            CheckJson.WriteTexts(json, "changed", change.Changed);
            CheckJson.WriteTexts(json, "removed", change.Removed);
            CheckJson.WriteTexts(json, "kept", change.Kept);
            SpecDiffReport.WriteChanges(json, change.Comparison);
            CheckJson.WriteWarnings(json, change.Warnings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        CheckJson.WriteFindings(json, "obstacles", report.Obstacles);
        CheckJson.WriteTexts(json, "notes", report.Notes);
        json.WriteEndObject();
    });

    private static void WriteClient(StringWriter text, ClientChange change)
    {
        var anyFile = change.Added.Count + change.Changed.Count + change.Removed.Count > 0;
        var summary = change.IsNew ? "new"
            : anyFile ? $"{change.Added.Count} added, {change.Changed.Count} changed, {change.Removed.Count} removed"
            : change.Comparison.Gravest is null ? "nothing to do" : "no change of code";
        text.WriteLine($"{Printable.Line(change.Name),-16} {CheckReports.Count(change.FileCount, "file"),10}   {summary}");
        CheckReports.WriteWarnings(text, change.Document, change.Warnings);
        if (!change.IsNew)
        {
            var marked = change.Added.Select(path => (Path: path, Mark: '+'))
                .Concat(change.Changed.Select(path => (Path: path, Mark: '~')))
                .Concat(change.Removed.Select(path => (Path: path, Mark: '-')));
            foreach (var (path, mark) in marked.OrderBy(item => item.Path, StringComparer.Ordinal))
            {
                text.WriteLine($"  {mark} {Printable.Line(path)}");
            }
        }

        foreach (var path in change.Kept)
        {
            text.WriteLine($"  kept: {Printable.Line(path)} was not written by Kiota. Keep your own files outside the generated code");
        }

        SpecDiffReport.WriteChanges(text, change.Comparison);
    }
}
