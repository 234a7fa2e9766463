namespace Clients.Cli.Restless;

/// <summary>Text of others, made safe for a terminal: what they send must not move the cursor or colour the screen.</summary>
internal static class Printable
{
    public static string Line(string? text, int maxLength = int.MaxValue)
    {
        var line = string.Concat((text ?? "").Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length > maxLength ? line[..(maxLength - 1)] + "…" : line;
    }
}
