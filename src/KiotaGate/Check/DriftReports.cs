using System.Globalization;
using System.Text;
using Clients.Cli.Terminal;
using Clients.Kiota.Generator.Drift;

namespace Clients.Cli.Generation;

/// <summary>Writes a drift report in one of its formats.</summary>
internal static class DriftReports
{
    public static Task WriteAsync(TextWriter output, DriftReport report, DriftFormat format) => output.WriteAsync(format switch
    {
        DriftFormat.GitHub => GitHub(report),
        DriftFormat.Json => DriftJson.Write(report) + "\n",
        _ => Text(report),
    });

    /// <summary>Clients first, one line each; then each difference with its diff and the command that mends it.</summary>
    public static string Text(DriftReport report)
    {
        var text = new StringBuilder();
        foreach (var client in report.Clients)
        {
            var state = client.Findings.Count == 0 ? "no drift" : Count(client.Findings.Count, "difference");
            text.Append(CultureInfo.InvariantCulture, $"{client.Name,-16} {Count(client.FileCount, "file"),10}   {state}\n");
        }

        foreach (var finding in report.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Word(finding.Kind)}: {finding.Path} {finding.Message}\n");
            foreach (var line in (finding.Diff ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                text.Append("    ").Append(line).Append('\n');
            }

            text.Append("  mend: ").Append(finding.Mend).Append('\n');
        }

        if (!report.IsClean)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Count(report.Findings.Count(), "difference")}. Without `clients` on the path, `clients regen` is scripts/regen.sh or scripts/regen.ps1.\n");
        }

        return text.ToString();
    }

    private static string GitHub(DriftReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            var message = $"{finding.Path} {finding.Message}. Mend it with: {finding.Mend}" + (finding.Diff is null ? "" : "\n\n" + finding.Diff);
            text.Append("::error file=").Append(GitHubEscapes.Property(finding.Path));
            if (finding.Line is { } line)
            {
                text.Append(CultureInfo.InvariantCulture, $",line={line}");
            }

            text.Append(",title=").Append(GitHubEscapes.Property($"Generated code: {Word(finding.Kind)}")).Append("::").Append(GitHubEscapes.Data(message)).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Count(report.Clients.Count, "client")} checked, {Count(report.Findings.Count(), "difference")}.\n").ToString();
    }

    internal static string Word(DriftKind kind) => kind switch
    {
        DriftKind.Stale => "stale",
        DriftKind.Edited => "edited",
        DriftKind.Missing => "missing",
        DriftKind.Extra => "extra",
        DriftKind.Untracked => "untracked",
        _ => "unclaimed",
    };

    private static string Count(int number, string thing)
        => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");
}
