using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;
using DiffPlex.Renderer;

namespace KiotaGate.Check;

/// <summary>Unified diffs for people: what cannot be seen is made visible, and length and work are bounded.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const int MostLines = 60;

    // Comparing costs lines times differences, so what lies between the first and the last difference is bounded.
    private const int MostComparedLines = 4000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Compares two contents.</summary>
    /// <param name="path">The file's path, for the header.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="expected">What regeneration writes.</param>
    /// <returns>The diff and the first differing line counted from 1. The diff is null when a content is not UTF-8 or too much differs.</returns>
    public static (string? Text, int? Line) Compare(string path, byte[] actual, byte[] expected)
    {
        if (Decode(actual) is not { } was || Decode(expected) is not { } wanted)
        {
            return (null, null);
        }

        var (old, current) = (Split(was), Split(wanted));
        if (Differences(old, current) is not { } blocks)
        {
            return (null, CountSame(old, current) + 1);
        }

        if (blocks.Count == 0)
        {
            return (null, null);
        }

        var text = new UnidiffRenderer(new Differ(), Context).Generate(new DiffResult(old, current, blocks), $"{path} (as it is)", $"{path} (as regenerated)");
        return (Bound(text), blocks[0].DeleteStartA + 1);
    }

    /// <summary>Where two lists of lines differ; null when too much differs.</summary>
    public static IList<DiffBlock>? Differences(string[] old, string[] current)
    {
        var same = CountSame(old, current);
        var sameAtEnd = CountSame(old.AsEnumerable().Reverse(), current.AsEnumerable().Reverse());
        return Math.Max(old.Length, current.Length) - same - sameAtEnd > MostComparedLines
            ? null
            : new Differ().CreateDiffs(Lines.Join(old), Lines.Join(current), ignoreWhiteSpace: false, ignoreCase: false, new Lines()).DiffBlocks;
    }

    private static int CountSame(IEnumerable<string> old, IEnumerable<string> current) => old.Zip(current).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>The lines of a text, each with what cannot be seen made visible, so that lines that differ look different.</summary>
    public static string[] Split(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            lines.Add(end < 0 ? Visible(text[start..]) + "\n\\ No newline at end of file" : Visible(text[start..end]));
            start = end < 0 ? text.Length : end + 1;
        }

        return [.. lines];
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

    // Control characters could steer a terminal or a CI log.
    private static string Visible(string line)
    {
        var trailing = line.AsSpan().TrimEnd(" \t\r").Length;
        if (trailing == line.Length && !line.Any(IsInvisible))
        {
            return line;
        }

        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            text.Append(line[i] switch
            {
                '\r' => "␍",
                ' ' when i >= trailing => "·",
                '\t' => i >= trailing ? "→" : "\t",
                '\uFEFF' => "<BOM>",
                var other when IsInvisible(other) => string.Create(CultureInfo.InvariantCulture, $"<U+{(int)other:X4}>"),
                var other => other.ToString(),
            });
        }

        return text.ToString();
    }

    private static bool IsInvisible(char character) =>
        character != '\t' && char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Bound(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var shown = string.Join('\n', lines.Take(MostLines)) + "\n";
        return lines.Length <= MostLines ? shown : shown + string.Create(CultureInfo.InvariantCulture, $"… {lines.Length - MostLines} more lines\n");
    }

    /// <summary>Hands lines to the library, which would split texts by rules of its own. A visible line holds no NUL.</summary>
    private sealed class Lines : IChunker
    {
        public static string Join(string[] lines) => string.Concat(lines.Select(line => line + "\0"));

        public IReadOnlyList<string> Chunk(string text) => text.Split('\0')[..^1];
    }
}
