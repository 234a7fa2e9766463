using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>The fields in which two values of a resource differ. Objects are entered where both sides have one; everything else is compared whole.</summary>
internal sealed record FieldDifference(IReadOnlyList<string> Path, Found? Before, Found? After)
{
    public static IEnumerable<FieldDifference> Between(Found? before, Found? after) => Between([], before, after);

    private static IEnumerable<FieldDifference> Between(IReadOnlyList<string> path, Found? before, Found? after)
    {
        if (before.HasValue == after.HasValue && JsonMeaning.Same(before?.Value, after?.Value))
        {
            return [];
        }

        var isWhole = path.Count == 0 && before?.Value is JsonObject or null && after?.Value is JsonObject or null;
        if (!isWhole && (before?.Value is not JsonObject || after?.Value is not JsonObject))
        {
            return [new FieldDifference(path, before, after)];
        }

        var names = Names(before).Union(Names(after));
        return names.SelectMany(name => Between([.. path, name], Found.In(before?.Value, name), Found.In(after?.Value, name)));
    }

    private static IEnumerable<string> Names(Found? found) => (found?.Value as JsonObject)?.Select(property => property.Key) ?? [];
}
