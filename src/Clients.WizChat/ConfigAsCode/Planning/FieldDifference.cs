using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>The fields in which two values of a resource differ; objects are entered where both sides have one, all else is compared whole.</summary>
internal sealed record FieldDifference(IReadOnlyList<string> Path, TextNode? Before, TextNode? After)
{
    public static IEnumerable<FieldDifference> Between(TextNode? before, TextNode? after) => Between([], before, after);

    private static IEnumerable<FieldDifference> Between(IReadOnlyList<string> path, TextNode? before, TextNode? after)
    {
        if (TextComparer.Same(before, after))
        {
            return [];
        }

        var isWhole = path.Count == 0 && (before is TextObject || IsMissing(before)) && (after is TextObject || IsMissing(after));
        if (!isWhole && (before is not TextObject || after is not TextObject))
        {
            return [new FieldDifference(path, before, after)];
        }

        var names = Names(before).Union(Names(after));
        return names.SelectMany(name => Between([.. path, name], before?[name], after?[name]));
    }

    private static bool IsMissing(TextNode? node) => node is null or TextScalar { IsNull: true };

    private static IEnumerable<string> Names(TextNode? node) => (node as TextObject)?.Properties.Select(property => property.Name) ?? [];
}
