using System.Text.Json;
using KiotaGate.Documents;
using KiotaGate.Terminal;

namespace KiotaGate.Check;

/// <summary>What a check found as JSON: <c>clean</c>, <c>clients</c> with their <c>findings</c>, the <c>repository</c>'s own findings and <c>notes</c>.</summary>
internal static class CheckJson
{
    public static string Write(GateReport report) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("clean", report.IsClean);
        writer.WriteStartArray("clients");
        foreach (var client in report.Clients)
        {
            writer.WriteStartObject();
            writer.WriteString("name", client.Name);
            writer.WriteString("document", client.Document);
            writer.WriteNumber("files", client.FileCount);
            WriteFindings(writer, "findings", client.Findings);
            WriteWarnings(writer, client.Warnings);
            WriteTexts(writer, "unstable", client.Unstable);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteFindings(writer, "repository", report.Repository);
        WriteTexts(writer, "notes", report.Notes);
        writer.WriteEndObject();
    });

    /// <summary>Writes findings as an array.</summary>
    public static void WriteFindings(Utf8JsonWriter writer, string name, IReadOnlyList<Finding> findings)
    {
        writer.WriteStartArray(name);
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", finding.Word);
            writer.WriteString("path", finding.Path);
            WritePlace(writer, finding.Line, finding.Column, finding.Pointer);
            writer.WriteString("message", finding.Message);
            writer.WriteString("fix", finding.Fix);
            if (finding.Diff is not null)
            {
                writer.WriteString("diff", finding.Diff);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the array <c>warnings</c>.</summary>
    public static void WriteWarnings(Utf8JsonWriter writer, IReadOnlyList<DocumentProblem> warnings)
    {
        writer.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            writer.WriteStartObject();
            WritePlace(writer, warning.Line, warning.Column, warning.Pointer.Length == 0 ? null : warning.Pointer);
            writer.WriteString("message", warning.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter writer, int? line, int? column, string? pointer)
    {
        if (line is not null)
        {
            writer.WriteNumber("line", line.Value);
        }

        if (column is not null)
        {
            writer.WriteNumber("column", column.Value);
        }

        if (pointer is not null)
        {
            writer.WriteString("pointer", pointer);
        }
    }

    /// <summary>Writes texts as an array.</summary>
    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
