using System.Globalization;
using System.Text;

namespace Clients.Kiota.Generator.Tests.Trees;

/// <summary>Compares a tree with the one Kiota wrote.</summary>
internal static class TreeDifference
{
    /// <summary>Missing, extra and differing files, each with the first line that differs; empty when there is none.</summary>
    public static string Between(SortedDictionary<string, string> expected, IReadOnlyList<GeneratedFile> files, params IReadOnlyCollection<string> except)
    {
        var actual = files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);
        var report = new StringBuilder();
        foreach ((string path, string content) in expected.Where(f => !except.Contains(f.Key)))
        {
            if (!actual.TryGetValue(path, out string? written))
            {
                report.AppendLine(CultureInfo.InvariantCulture, $"missing {path}");
            }
            else if (written != content)
            {
                report.AppendLine(CultureInfo.InvariantCulture, $"differs {path}{FirstDifference(content, written)}");
            }
        }

        foreach (string path in actual.Keys.Except(expected.Keys, StringComparer.Ordinal).Except(except, StringComparer.Ordinal))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"extra {path}");
        }

        return report.ToString();
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        return $" at line {(line + 1).ToString(CultureInfo.InvariantCulture)}:\n  - {left.ElementAtOrDefault(line)}\n  + {right.ElementAtOrDefault(line)}";
    }
}
