using System.Globalization;
using System.Text;

namespace Clients.Kiota.Generator.Tests.Trees;

/// <summary>The proof: for every fixture, exactly Kiota's files with exactly Kiota's bytes.</summary>
public sealed class TreeTests
{
    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void The_generated_tree_equals_Kiotas_byte_for_byte(string name)
    {
        Fixture fixture = Fixture.Named(name);

        GenerationResult result = ClientGenerator.Generate(fixture.Document, name, fixture.Settings());

        Assert.Equal(string.Empty, Difference(fixture.Expected(), result.Files));
    }

    [Fact]
    public void All_39_cases_and_4_clients_are_compared() => Assert.Equal(43, Fixture.All().Count);

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("da-DK")]
    [InlineData("tr-TR")]
    public void The_culture_of_the_process_does_not_show(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Fixture fixture = Fixture.Named("Conformance/odd-names");

            GenerationResult result = ClientGenerator.Generate(fixture.Document, "odd-names", fixture.Settings());

            Assert.Equal(string.Empty, Difference(fixture.Expected(), result.Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    /// <summary>Missing, extra and differing files, each with the first line that differs; empty when there is none.</summary>
    private static string Difference(SortedDictionary<string, string> expected, IReadOnlyList<GeneratedFile> files)
    {
        var actual = files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);
        var report = new StringBuilder();
        foreach ((string path, string content) in expected)
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

        foreach (string path in actual.Keys.Except(expected.Keys, StringComparer.Ordinal))
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
