using System.Text;

namespace KiotaGate.Check;

/// <summary>Tells an edit of a file from lines that Kiota does not write the same way each time.</summary>
internal static class UnstableText
{
    /// <summary>Whether a file differs from what Kiota writes only where Kiota's own texts differ from each other.</summary>
    /// <param name="actual">The file.</param>
    /// <param name="one">What Kiota writes.</param>
    /// <param name="other">What it writes, too.</param>
    public static bool Covers(byte[] actual, byte[] one, byte[] other)
    {
        var (found, first, second) = (Lines(actual), Lines(one), Lines(other));
        return UnifiedDiff.Differences(first, second) is { } unstable && UnifiedDiff.Differences(first, found) is { } edits && edits.All(edit => unstable.Any(block =>
            edit.DeleteStartA >= block.DeleteStartA && edit.DeleteStartA + edit.DeleteCountA <= block.DeleteStartA + block.DeleteCountA
            && edit.InsertCountB <= block.InsertCountB));
    }

    private static string[] Lines(byte[] content) => UnifiedDiff.Split(Encoding.UTF8.GetString(content));
}
