using System.Text.RegularExpressions;

namespace Clients.Contract.Tests.Docs;

/// <summary>A page for readers: a README, the changelog, or a file of <c>docs/</c>.</summary>
/// <param name="Path">Relative to the repository, with forward slashes.</param>
/// <param name="Text">What it says.</param>
internal sealed partial record Document(string Path, string Text)
{
    public static string Root { get; } = FindRoot();

    /// <summary>The front page, and every page below the folders that people read.</summary>
    public static IEnumerable<Document> All() =>
        new[] { "src", "samples", "bench", "docs" }
            .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Root, "*.md"))
            .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read);

    public static Document Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(Root, path)));

    /// <summary>What is fenced as <c>csharp</c>, each with the line it begins at.</summary>
    public IEnumerable<(int Line, string Code)> Snippets() =>
        Fence().Matches(Text).Select(match => (LineOf(match.Groups[1].Index), match.Groups[1].Value));

    public int LineOf(int index) => Text.AsSpan(0, index).Count('\n') + 1;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Clients.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Clients.sln.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
