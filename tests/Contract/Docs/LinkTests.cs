using System.Text.RegularExpressions;

namespace Clients.Contract.Tests.Docs;

/// <summary>A reader who follows a link arrives.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_relative_link_of_a_page_leads_to_a_file_and_to_a_heading_in_it()
    {
        var broken = Document.All().SelectMany(page => Link().Matches(page.Text)
            .Select(match => (Target: match.Groups[1].Value, Line: page.LineOf(match.Index)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !Arrives(page, link.Target))
            .Select(link => $"{page.Path}({link.Line}): {link.Target}"))
            .ToList();

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_of_docs_is_linked_from_the_front_page()
    {
        var linked = Link().Matches(Document.Read("README.md").Text).Select(match => match.Groups[1].Value.Split('#')[0]).ToHashSet();

        var unlinked = Document.All().Select(page => page.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && !linked.Contains(path)).ToList();

        Assert.Empty(unlinked);
    }

    private static bool Arrives(Document page, string target)
    {
        var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, null);
        var full = path.Length == 0 ? page.Path : Path.GetRelativePath(Document.Root, Path.GetFullPath(path, Path.GetDirectoryName(Path.Combine(Document.Root, page.Path))!));
        if (!Path.Exists(Path.Combine(Document.Root, full)))
        {
            return false;
        }

        return heading is null || Heading().Matches(Document.Read(full).Text).Any(match => Anchor(match.Groups[1].Value) == heading);
    }

    // As GitHub makes them: lower case, blanks to dashes, everything but letters, digits and dashes gone.
    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Replace(' ', '-').Where(character => char.IsLetterOrDigit(character) || character is '-' or '_'));

    [GeneratedRegex(@"(?<!`)\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
