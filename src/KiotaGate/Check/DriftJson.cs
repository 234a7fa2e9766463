using System.Text.Json;
using Clients.Cli.Terminal;
using Clients.Kiota.Generator.Drift;

namespace Clients.Cli.Generation;

/// <summary>The drift report as JSON: <c>clean</c>, <c>clients</c> with their <c>findings</c>, and the <c>repository</c>'s own findings.</summary>
internal static class DriftJson
{
    public static string Write(DriftReport report) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("clean", report.IsClean);
        writer.WriteStartArray("clients");
        foreach (var client in report.Clients)
        {
            writer.WriteStartObject();
            writer.WriteString("name", client.Name);
            writer.WriteNumber("files", client.FileCount);
            WriteFindings(writer, "findings", client.Findings);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteFindings(writer, "repository", report.Repository);
        writer.WriteEndObject();
    });

    private static void WriteFindings(Utf8JsonWriter writer, string name, IReadOnlyList<DriftFinding> findings)
    {
        writer.WriteStartArray(name);
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", DriftReports.Word(finding.Kind));
            writer.WriteString("path", finding.Path);
            writer.WriteString("message", finding.Message);
            writer.WriteString("mend", finding.Mend);
            if (finding.Line is { } line)
            {
                writer.WriteNumber("line", line);
            }

            if (finding.Diff is { } diff)
            {
                writer.WriteString("diff", diff);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
