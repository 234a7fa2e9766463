using System.Globalization;
using System.Text;
using DiffPlex;

namespace Clients.Kiota.Generator.Drift;

/// <summary>Unified diffs for people: three lines of context, line ends made visible where they matter, bounded in length.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;
    private const int MostLines = 60;
    private const int MostCharacters = 2_000_000;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Compares two contents.</summary>
    /// <param name="path">The file's path, for the header.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="expected">What regeneration writes.</param>
    /// <returns>The diff and the first differing line counted from 1; nulls when either content is not UTF-8 or too big to compare.</returns>
    public static (string? Text, int? Line) Compare(string path, byte[] actual, byte[] expected)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(expected);
        if (actual.Length > MostCharacters || expected.Length > MostCharacters || Decode(actual) is not { } was || Decode(expected) is not { } wanted)
        {
            return (null, null);
        }

        var result = new Differ().CreateCustomDiffs(was, wanted, ignoreWhiteSpace: false, SplitLines);
        var lines = new List<string>();
        int? first = null;
        foreach (var hunk in Hunks(result.DiffBlocks))
        {
            first ??= hunk[0].DeleteStartA + 1;
            AppendHunk(lines, result.PiecesOld, result.PiecesNew, hunk);
        }

        return (Render(path, lines), first);
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Each piece keeps its line end, so that a changed one is a changed line.
    private static string[] SplitLines(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            pieces.Add(text[start..end]);
            start = end;
        }

        return [.. pieces];
    }

    private static List<List<DiffPlex.Model.DiffBlock>> Hunks(IList<DiffPlex.Model.DiffBlock> blocks)
    {
        var hunks = new List<List<DiffPlex.Model.DiffBlock>>();
        foreach (var block in blocks)
        {
            if (hunks.Count > 0 && hunks[^1][^1] is var last && block.DeleteStartA - (last.DeleteStartA + last.DeleteCountA) <= 2 * Context)
            {
                hunks[^1].Add(block);
            }
            else
            {
                hunks.Add([block]);
            }
        }

        return hunks;
    }

    private static void AppendHunk(List<string> lines, IReadOnlyList<string> old, IReadOnlyList<string> @new, List<DiffPlex.Model.DiffBlock> hunk)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var oldStart = Math.Max(0, first.DeleteStartA - Context);
        var oldEnd = Math.Min(old.Count, last.DeleteStartA + last.DeleteCountA + Context);
        var newStart = first.InsertStartB - (first.DeleteStartA - oldStart);
        var newEnd = last.InsertStartB + last.InsertCountB + (oldEnd - last.DeleteStartA - last.DeleteCountA);
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"@@ -{oldStart + 1},{oldEnd - oldStart} +{newStart + 1},{newEnd - newStart} @@"));
        var position = oldStart;
        foreach (var block in hunk)
        {
            AppendLines(lines, ' ', old, position, block.DeleteStartA);
            AppendLines(lines, '-', old, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            AppendLines(lines, '+', @new, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            position = block.DeleteStartA + block.DeleteCountA;
        }

        AppendLines(lines, ' ', old, position, oldEnd);
    }

    private static void AppendLines(List<string> lines, char mark, IReadOnlyList<string> pieces, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var piece = pieces[i];
            lines.Add(mark + Visible(piece.TrimEnd('\n'), changed: mark != ' '));
            if (!piece.EndsWith('\n'))
            {
                lines.Add("\\ No newline at end of file");
            }
        }
    }

    // Control characters could steer a terminal or a CI log, and a carriage return or a trailing space could not be seen.
    private static string Visible(string line, bool changed)
    {
        var text = new StringBuilder(line.Length);
        var trailing = line.AsSpan().TrimEnd(" \t\r").Length;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            text.Append(c switch
            {
                '\r' => "␍",
                ' ' when changed && i >= trailing => "·",
                '\t' => changed && i >= trailing ? "→" : "\t",
                '\uFEFF' => "<BOM>",
                _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"<U+{(int)c:X4}>"),
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }

    private static string? Render(string path, List<string> lines)
    {
        if (lines.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder().Append("--- ").Append(path).Append(" (as it is)\n+++ ").Append(path).Append(" (as regenerated)\n");
        foreach (var line in lines.Take(MostLines))
        {
            text.Append(line).Append('\n');
        }

        if (lines.Count > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"… {lines.Count - MostLines} more lines\n");
        }

        return text.ToString();
    }
}
