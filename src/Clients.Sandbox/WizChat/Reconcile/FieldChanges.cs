using System.Text.Json.Nodes;

namespace Clients.Sandbox.WizChat.Reconcile;

/// <summary>The fields in which two values of a resource differ; objects are entered, arrays are compared whole.</summary>
internal static class FieldChanges
{
    public static JsonArray Between(JsonNode? before, JsonNode? after)
    {
        var changes = new JsonArray();
        Collect("", before, after, changes);
        return changes;
    }

    private static void Collect(string path, JsonNode? before, JsonNode? after, JsonArray changes)
    {
        if (before is not JsonObject old || after is not JsonObject young)
        {
            if (!JsonNode.DeepEquals(before, after))
            {
                changes.Add(Change(path, before, after));
            }

            return;
        }

        foreach (var name in old.Select(field => field.Key).Union(young.Select(field => field.Key)))
        {
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            var had = old.TryGetPropertyValue(name, out var oldValue);
            if (young.TryGetPropertyValue(name, out var youngValue) && had)
            {
                Collect(inner, oldValue, youngValue, changes);
            }
            else
            {
                changes.Add(Change(inner, oldValue, youngValue));
            }
        }
    }

    private static JsonObject Change(string path, JsonNode? before, JsonNode? after) =>
        new() { ["path"] = path, ["before"] = before?.DeepClone(), ["after"] = after?.DeepClone() };
}
