using System.Text;
using System.Text.RegularExpressions;

namespace Clients.Kiota.Generator.Naming;

/// <summary>Names taken from path segments: of namespaces, builder classes and the members that lead to them.</summary>
internal static partial class SegmentName
{
    private static readonly HashSet<string> FileTypes =
        new(StringComparer.OrdinalIgnoreCase) { "json", "xml", "csv", "yaml", "yml", "txt" };

    private static readonly HashSet<string> Verbs =
        new(StringComparer.OrdinalIgnoreCase) { "get", "post", "put", "patch", "delete", "head", "options", "trace" };

    /// <summary>The last piece of the namespace of a node, not yet capitalised; empty for an empty segment.</summary>
    public static string Namespace(string segment, bool isIndex)
    {
        if (segment.Length == 0)
        {
            return string.Empty;
        }

        if (isIndex)
        {
            return "item";
        }

        if (segment.Equals("item", StringComparison.OrdinalIgnoreCase))
        {
            return "Item_Escaped";
        }

        string[] pieces = segment.Split(['.', '-', '$'], StringSplitOptions.RemoveEmptyEntries);
        var joined = new StringBuilder();
        for (int i = 0; i < pieces.Length; i++)
        {
            string piece = ReplaceParameters(pieces[i]);
            joined.Append(i == 0 ? piece : SymbolName.UpperFirst(piece));
        }

        string name = joined.ToString();
        if (FileTypes.Contains(name))
        {
            name += "Escaped";
        }

        name = SymbolName.Clean(name);
        return name.Equals("models", StringComparison.OrdinalIgnoreCase) ? name + "Requests" : name;
    }

    /// <summary>The name from which a node's builder class and member are made; not yet a symbol.</summary>
    public static string Base(string segment, bool isIndex, string? previousSegment)
    {
        string name = WithoutIdentifier(ReplaceParameters(segment).Replace("$value", "Content", StringComparison.Ordinal), isIndex, previousSegment);
        if (name.Length == 0)
        {
            return "EmptyPathSegment";
        }

        return SymbolName.JoinCapitalised(name, '.');
    }

    /// <summary>The name inline types of a node are called after: the last dotted piece that is no file type.</summary>
    public static string ForInlineTypes(string segment, bool isIndex, string? previousSegment)
    {
        string name = WithoutIdentifier(ReplaceParameters(segment).Replace("$value", "Content", StringComparison.Ordinal), isIndex, previousSegment);
        return name.Split('.').LastOrDefault(p => p.Length > 0 && !FileTypes.Contains(p)) ?? string.Empty;
    }

    /// <summary>The member a parent offers for the node; an HTTP verb would hide the parent's own methods.</summary>
    public static string Member(string baseName)
    {
        string name = SymbolName.Clean(baseName);
        return Verbs.Contains(name) ? name + "Path" : name;
    }

    /// <summary>
    /// Words the parameters of a segment: <c>fn(id={id})</c> becomes <c>fnWithId</c>. Names that are no single word
    /// stay in their braces; parentheses go.
    /// </summary>
    public static string ReplaceParameters(string segment)
    {
        if (!segment.Contains('{') && !segment.Contains("=@", StringComparison.Ordinal))
        {
            return segment.Contains('(') || segment.Contains(')') ? WithoutParentheses(segment) : segment;
        }

        string text = Alias().Replace(segment, "={$1}");
        return WithoutParentheses(Parameter().Replace(text, m =>
            $"{(m.Groups["equals"].Length > 0 ? "" : m.Groups["before"].Value)}With{SymbolName.UpperFirst(m.Groups["name"].Value)}"));
    }

    private static string WithoutParentheses(string text)
        => text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    /// <summary>OData aliases <c>=@x</c> name a parameter like <c>={x}</c>.</summary>
    [GeneratedRegex(@"=@(\w+)")]
    private static partial Regex Alias();

    /// <summary>A parameter with what introduces it (<c>name=</c>, a quote) and what follows it (a quote, a comma).</summary>
    [GeneratedRegex(@"(?<before>\w*)(?<equals>=?)'?\{(?<name>\w+)\}'?,?")]
    private static partial Regex Parameter();

    private static string WithoutIdentifier(string name, bool isIndex, string? previousSegment)
    {
        if (!isIndex)
        {
            return name;
        }

        int end = name.Length;
        end -= end > 0 && name[end - 1] == '}' ? 1 : 0;
        end -= end > 0 && char.IsDigit(name[end - 1]) ? 1 : 0;
        if (end < 2 || !name.AsSpan(end - 2, 2).Equals("id", StringComparison.OrdinalIgnoreCase))
        {
            return name;
        }

        end -= 2;
        end -= end > 0 && name[end - 1] == '-' ? 1 : 0;
        string rest = name[..end];
        return rest == "With" && previousSegment is not null ? SymbolName.UpperFirst(previousSegment) : rest;
    }
}
