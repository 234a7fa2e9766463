using System.Text.RegularExpressions;

namespace Clients.WireBoard.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_snippet_of_the_README_is_code_that_compiles()
    {
        var compiled = Squeeze(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReadmeSnippets.cs")));
        var snippets = Snippet().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"))).Select(match => match.Groups[1].Value).ToList();

        Assert.True(snippets.Count >= 8);
        Assert.All(snippets, snippet => Assert.Contains(Squeeze(snippet), compiled, StringComparison.Ordinal));
    }

    private static string Squeeze(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
