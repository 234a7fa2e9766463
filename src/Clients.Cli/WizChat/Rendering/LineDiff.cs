using DiffPlex;

namespace Clients.Cli.WizChat.Rendering;

/// <summary>Two texts line by line, with three unchanged lines around each change and an ellipsis for the others.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    public static IEnumerable<Line> Of(string before, string after, string indent)
    {
        var diff = new Differ().CreateLineDiffs(before, after, ignoreWhitespace: false);
        var shown = 0;
        var trailing = 0;
        foreach (var block in diff.DiffBlocks)
        {
            // Unchanged lines are counted on the old side; shown is how far it has been told.
            var lead = Math.Max(shown, block.DeleteStartA - Context);
            foreach (var line in Unchanged(diff.PiecesOld, shown, Math.Min(shown + trailing, lead), lead, block.DeleteStartA, indent))
            {
                yield return line;
            }

            for (var i = 0; i < block.DeleteCountA; i++)
            {
                yield return new Line(LineKind.Delete, $"{indent}- {Printable.Escape(diff.PiecesOld[block.DeleteStartA + i])}".TrimEnd());
            }

            for (var i = 0; i < block.InsertCountB; i++)
            {
                yield return new Line(LineKind.Create, $"{indent}+ {Printable.Escape(diff.PiecesNew[block.InsertStartB + i])}".TrimEnd());
            }

            shown = block.DeleteStartA + block.DeleteCountA;
            trailing = Context;
        }

        var end = diff.PiecesOld.Count;
        foreach (var line in Unchanged(diff.PiecesOld, shown, Math.Min(shown + trailing, end), end, end, indent))
        {
            yield return line;
        }
    }

    /// <summary>The lines from <paramref name="from"/> to <paramref name="trail"/> and from <paramref name="lead"/> to <paramref name="to"/>, with an ellipsis between where some are left out.</summary>
    private static IEnumerable<Line> Unchanged(IReadOnlyList<string> lines, int from, int trail, int lead, int to, string indent)
    {
        for (var i = from; i < trail; i++)
        {
            yield return Plain(lines[i], indent);
        }

        // An ellipsis in the place of a single line would save nothing.
        lead = lead - trail <= 1 ? trail : lead;
        if (trail < lead)
        {
            yield return new Line(LineKind.Faint, $"{indent}...");
        }

        for (var i = Math.Max(trail, lead); i < to; i++)
        {
            yield return Plain(lines[i], indent);
        }
    }

    private static Line Plain(string text, string indent) => new(LineKind.Plain, $"{indent}  {Printable.Escape(text)}".TrimEnd());
}
