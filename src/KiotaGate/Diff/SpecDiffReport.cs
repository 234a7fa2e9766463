using System.Text.Json;
using KiotaGate.Terminal;

namespace KiotaGate.Diff;

/// <summary>Writes the changes of documents for people, for programs, or as GitHub annotations.</summary>
internal static class SpecDiffReport
{
    public static void WriteText(TextWriter output, IReadOnlyList<SpecDiffEntry> entries)
    {
        foreach (var entry in entries)
        {
            output.WriteLine($"{entry.Name}: {Summary(entry.Comparison)}");
            WriteChanges(output, entry.Comparison);
        }
    }

    public static void WriteChanges(TextWriter output, SpecComparison comparison)
    {
        WriteSection(output, "document", comparison.Document);
        WriteSection(output, "C# API", comparison.Api);
    }

    public static void WriteChanges(Utf8JsonWriter json, SpecComparison comparison)
    {
        WriteChanges(json, "documentChanges", comparison.Document);
        WriteChanges(json, "apiChanges", comparison.Api);
    }

    public static void WriteGitHub(TextWriter output, IReadOnlyList<SpecDiffEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var change in entry.Comparison.Document.Concat(entry.Comparison.Api))
            {
                var level = change.Impact switch
                {
                    ChangeImpact.Breaking => "error",
                    ChangeImpact.Additive => "notice",
                    _ => "debug",
                };
                output.WriteLine(level == "debug"
                    ? $"::debug::{GitHubEscapes.Data($"{change.Location}: {change.Text}")}"
                    : $"::{level} file={GitHubEscapes.Property(entry.Document)},title={change.Impact} change::{GitHubEscapes.Data($"{change.Location}: {change.Text}")}");
            }

            output.WriteLine($"::notice file={GitHubEscapes.Property(entry.Document)},title={GitHubEscapes.Property(entry.Name)}::{GitHubEscapes.Data(Summary(entry.Comparison))}");
        }
    }

    public static string ToJson(IReadOnlyList<SpecDiffEntry> entries) => JsonText.Write(json => WriteEntries(json, entries));

    private static void WriteEntries(Utf8JsonWriter json, IReadOnlyList<SpecDiffEntry> entries)
    {
        json.WriteStartObject();
        json.WriteStartArray("clients");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("name", entry.Name);
            json.WriteString("document", entry.Document);
            foreach (var impact in Enum.GetValues<ChangeImpact>().Reverse())
            {
                json.WriteNumber(Word(impact), Count(entry.Comparison, impact));
            }

            WriteChanges(json, entry.Comparison);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSection(TextWriter output, string title, IReadOnlyList<SpecChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        output.WriteLine($"  {title}");
        foreach (var change in changes.OrderByDescending(change => change.Impact))
        {
            output.WriteLine($"    {Word(change.Impact),-13} {Printable.Line(change.Location)}: {Printable.Line(change.Text)}");
        }
    }

    private static void WriteChanges(Utf8JsonWriter json, string name, IReadOnlyList<SpecChange> changes)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("impact", Word(change.Impact));
            json.WriteString("location", change.Location);
            json.WriteString("text", change.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Summary(SpecComparison comparison) => comparison.Gravest is null
        ? "no change"
        : string.Join(", ", Enum.GetValues<ChangeImpact>().Reverse().Select(impact => $"{Count(comparison, impact)} {Word(impact)}"));

    private static int Count(SpecComparison comparison, ChangeImpact impact) =>
        comparison.Document.Count(change => change.Impact == impact) + comparison.Api.Count(change => change.Impact == impact);

    private static string Word(ChangeImpact impact) => impact switch
    {
        ChangeImpact.Breaking => "breaking",
        ChangeImpact.Additive => "additive",
        _ => "documentation",
    };
}
