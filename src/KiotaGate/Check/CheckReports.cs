using System.Globalization;
using System.Text;
using KiotaGate.Documents;
using KiotaGate.Terminal;

namespace KiotaGate.Check;

/// <summary>Writes what a check found in one of the formats.</summary>
internal static class CheckReports
{
    // GitHub shows ten of a step, and a person reads no more.
    private const int MostWarnings = 10;

    public static string Write(GateReport report, ReportFormat format) => format switch
    {
        ReportFormat.GitHub => GitHub(report),
        ReportFormat.Json => CheckJson.Write(report) + "\n",
        _ => Text(report),
    };

    /// <summary>A number and its noun.</summary>
    public static string Count(int number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    /// <summary>Writes findings for people, each with its diff and the command that fixes it.</summary>
    public static void WriteFindings(TextWriter text, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var isPlace = finding.Kind is FindingKind.Unusable or FindingKind.Warning;
            var place = isPlace ? $"{finding.Path}{(finding.Line is null ? "" : string.Create(CultureInfo.InvariantCulture, $":{finding.Line}"))}:" : finding.Path;
            text.WriteLine($"\n{finding.Word}: {Printable.Line(place)} {Printable.Line(finding.Message)}");
            if (!string.IsNullOrEmpty(finding.Pointer))
            {
                text.WriteLine($"    at {Printable.Line(finding.Pointer)}");
            }

            foreach (var line in (finding.Diff ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                text.WriteLine($"    {line}");
            }

            text.WriteLine($"  fix: {Printable.Line(finding.Fix)}");
        }
    }

    /// <summary>Writes what Kiota says about a document for people; the same sentence about several places once.</summary>
    public static void WriteWarnings(TextWriter text, string document, IReadOnlyList<DocumentProblem> warnings)
    {
        var groups = warnings.GroupBy(warning => warning.Text).ToList();
        foreach (var group in groups.Take(MostWarnings))
        {
            var first = group.First();
            var place = first.Line is null ? document : string.Create(CultureInfo.InvariantCulture, $"{document}:{first.Line}");
            text.WriteLine($"warning: {Printable.Line(place)}: {Printable.Line(group.Key)}{(group.Count() == 1 ? "" : $" ({group.Count()} places)")}");
        }

        if (groups.Count > MostWarnings)
        {
            text.WriteLine($"warning: {Printable.Line(document)}: {groups.Count - MostWarnings} more; --format json has them all");
        }
    }

    // Clients first, one line each; then what is worth knowing; then the findings.
    private static string Text(GateReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var note in report.Notes)
        {
            text.WriteLine($"note: {Printable.Line(note)}");
        }

        foreach (var client in report.Clients)
        {
            text.WriteLine($"{Printable.Line(client.Name),-16} {Count(client.FileCount, "file"),10}   {State(client)}");
        }

        foreach (var client in report.Clients)
        {
            WriteWarnings(text, client.Document, client.Warnings);
            foreach (var path in client.Unstable)
            {
                text.WriteLine($"note: unstable: {Printable.Line(path)} differs only where Kiota does not write the same text each time");
            }
        }

        WriteFindings(text, report.Findings);
        if (!report.IsClean)
        {
            text.WriteLine($"\n{Count(report.Findings.Count(), "finding")}.");
        }

        return text.ToString();
    }

    private static string State(ClientReport client) => client.Findings switch
    {
        [] => "no drift",
        var findings when findings.Any(finding => finding.Kind == FindingKind.Unusable) => "cannot be used",
        var findings => Count(findings.Count, "finding"),
    };

    private static string GitHub(GateReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            var message = $"{finding.Path} {finding.Message}{At(finding.Pointer)}. Fix: {finding.Fix}{(finding.Diff is null ? "" : "\n\n" + finding.Diff)}";
            Annotate(text, "error", finding.Path, finding.Line, finding.Column, $"Generated code: {finding.Word}", message);
        }

        foreach (var client in report.Clients)
        {
            foreach (var group in client.Warnings.GroupBy(warning => warning.Text).Take(MostWarnings))
            {
                var first = group.First();
                Annotate(text, "warning", client.Document, first.Line, first.Column, "Kiota", $"{group.Key}{At(first.Pointer)}{(group.Count() == 1 ? "" : $" and {group.Count() - 1} more places")}");
            }

            foreach (var path in client.Unstable)
            {
                Annotate(text, "notice", path, null, null, "Generated code: unstable", "Kiota does not write the same text each time. This is no drift.");
            }
        }

        foreach (var note in report.Notes)
        {
            text.Append("::notice::").Append(GitHubEscapes.Data(note)).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Count(report.Clients.Count, "client")} checked, {Count(report.Findings.Count(), "finding")}.\n").ToString();
    }

    private static string At(string? pointer) => string.IsNullOrEmpty(pointer) ? "" : $" ({pointer})";

    private static void Annotate(StringBuilder text, string level, string path, int? line, int? column, string title, string message)
    {
        text.Append("::").Append(level).Append(" file=").Append(GitHubEscapes.Property(path));
        if (line is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $",line={line}");
        }

        if (column is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $",col={column}");
        }

        text.Append(",title=").Append(GitHubEscapes.Property(title)).Append("::").Append(GitHubEscapes.Data(message)).Append('\n');
    }
}
