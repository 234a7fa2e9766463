using System.Text.Json;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat.Rendering;

/// <summary>A field of a planned operation: its value before and after on one line, or a line diff where both are texts of several lines.</summary>
internal static class FieldLines
{
    private const string Indent = "      ";

    public static IEnumerable<Line> Of(PlannedField field, int width)
    {
        var path = Printable.Escape(field.Path.Length == 0 ? "(value)" : field.Path).PadRight(width);
        return (field.Before, field.After) switch
        {
            ({ } before, { } after) when Lines(before) is { } old && Lines(after) is { } young && (old.Contains('\n') || young.Contains('\n')) =>
                [new Line(LineKind.Update, $"{Indent}~ {path.TrimEnd()}"), .. LineDiff.Of(old, young, Indent + "    ")],
            ({ } before, { } after) => [new Line(LineKind.Update, $"{Indent}~ {path}  {Printable.Escape(before)} -> {Printable.Escape(after)}")],
            (null, { } after) => [new Line(LineKind.Create, $"{Indent}+ {path}  {Printable.Escape(after)}")],
            ({ } before, null) => [new Line(LineKind.Delete, $"{Indent}- {path}  {Printable.Escape(before)}")],
            _ => [],
        };
    }

    private static string? Lines(string json)
    {
        if (json[0] != '"')
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<string>(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair: no text to compare by lines.
            return null;
        }
    }
}
