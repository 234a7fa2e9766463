using System.Text.RegularExpressions;

namespace Clients.Contract.Tests.Docs;

/// <summary>Who searches <c>docs/troubleshooting.md</c> for a message finds what the code says today.</summary>
public sealed partial class QuotedMessageTests
{
    private const string Page = "docs/troubleshooting.md";

    [Fact]
    public void Every_quoted_message_is_in_the_source()
    {
        var source = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Document.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .Select(path => AsPrinted(File.ReadAllText(path))));
        var quoted = Document.Read(Page).Text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split(" | ")[0]).Select(match => match.Groups[1].Value))
            .Where(code => code.Contains(' ', StringComparison.Ordinal))
            .ToList();

        var unknown = quoted.Where(message => message.Split('…').Any(part => !source.Contains(part.Trim(), StringComparison.Ordinal))).ToList();

        Assert.True(quoted.Count > 20);
        Assert.Empty(unknown);
    }

    // A name that the compiler writes is itself; what is known only at run time parts a message in two.
    private static string AsPrinted(string code) => Hole().Replace(Name().Replace(code, match => match.Groups[1].Value), "…").Replace("\\\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{nameof\((?:\w+\.)*(\w+)\)\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{[^{}""\n]*\}")]
    private static partial Regex Hole();
}
