using System.Globalization;
using System.Text.Json;
using Clients.Cli.Spec;
using Clients.Cli.Terminal;
using Clients.Kiota.Generator.Regeneration;
using Clients.Kiota.Generator.SpecDiff;

namespace Clients.Cli.Generation;

/// <summary>What regenerating changed: files, the document, and the C# that callers see.</summary>
internal static class RegenReport
{
    public static string ToText(IEnumerable<(ClientChange Change, SpecComparison Comparison)> clients)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var (change, comparison) in clients)
        {
            if (change.IsNew)
            {
                text.WriteLine($"{change.Name,-16} {change.FileCount} files   new");
                continue;
            }

            var summary = change.Any ? $"{change.Added.Count} added, {change.Changed.Count} changed, {change.Removed.Count} removed" : "nothing to do";
            text.WriteLine($"{change.Name,-16} {change.FileCount} files   {summary}");
            var marked = change.Added.Select(path => (Path: path, Mark: '+'))
                .Concat(change.Changed.Select(path => (Path: path, Mark: '~')))
                .Concat(change.Removed.Select(path => (Path: path, Mark: '-')));
            foreach (var (path, mark) in marked.OrderBy(item => item.Path, StringComparer.Ordinal))
            {
                text.WriteLine($"  {mark} {path}");
            }

            SpecDiffReport.WriteChanges(text, comparison);
        }

        return text.ToString();
    }

    public static string ToJson(IEnumerable<(ClientChange Change, SpecComparison Comparison)> clients) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("clients");
        foreach (var (change, comparison) in clients)
        {
            json.WriteStartObject();
            json.WriteString("name", change.Name);
            json.WriteNumber("files", change.FileCount);
            json.WriteBoolean("isNew", change.IsNew);
            WritePaths(json, "added", change.Added);
            WritePaths(json, "changed", change.Changed);
            WritePaths(json, "removed", change.Removed);
            SpecDiffReport.WriteChanges(json, comparison);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WritePaths(Utf8JsonWriter json, string name, IEnumerable<string> paths)
    {
        json.WriteStartArray(name);
        foreach (var path in paths)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
    }
}
