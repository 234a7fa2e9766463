using System.Text.Json.Nodes;

namespace Clients.RestlessStream.JsonPatch;

/// <summary>The copy a patch works on. Every operation answers what is wrong, or null when it was applied.</summary>
internal sealed class PatchTarget(JsonNode? document)
{
    private int _copiesLeft = JsonPatchDocument.MaxCopiedNodes;

    public JsonNode? Document { get; private set; } = document;

    public string? Add(JsonPointer path, JsonNode? value)
    {
        if (path.Tokens.Length + Depth(value) > JsonPatchDocument.MaxDepth)
        {
            return $"would nest the document deeper than {JsonPatchDocument.MaxDepth} levels";
        }

        if (path.IsRoot)
        {
            Document = value;
            return null;
        }

        if (!path.TryFind(Document, path.Tokens.Length - 1, out var parent))
        {
            return NotThere;
        }

        switch (parent)
        {
            case JsonObject members:
                members[path.Last] = value;
                return null;
            case JsonArray items when path.Last == "-":
                items.Add(value);
                return null;
            case JsonArray items when JsonPointer.TryIndex(path.Last, out var index) && index <= items.Count:
                items.Insert(index, value);
                return null;
            default:
                return NotThere;
        }
    }

    public string? Remove(JsonPointer path)
    {
        if (path.IsRoot)
        {
            return "the whole document cannot be removed, only replaced";
        }

        if (!path.TryFind(Document, path.Tokens.Length - 1, out var parent))
        {
            return NotThere;
        }

        switch (parent)
        {
            case JsonObject members when members.Remove(path.Last):
                return null;
            case JsonArray items when JsonPointer.TryIndex(path.Last, out var index) && index < items.Count:
                items.RemoveAt(index);
                return null;
            default:
                return NotThere;
        }
    }

    public string? Replace(JsonPointer path, JsonNode? value)
    {
        if (path.IsRoot)
        {
            return Add(path, value);
        }

        if (!path.TryFind(Document, path.Tokens.Length, out _))
        {
            return NotThere;
        }

        // A member is set where it stands, to keep the order of its object; an item has to make room first.
        path.TryFind(Document, path.Tokens.Length - 1, out var parent);
        return (parent is JsonArray ? Remove(path) : null) ?? Add(path, value);
    }

    public string? Move(JsonPointer from, JsonPointer path)
    {
        if (from.Contains(path))
        {
            return "a value cannot be moved into itself";
        }

        if (!from.TryFind(Document, from.Tokens.Length, out var value))
        {
            return FromNotThere;
        }

        return from.Tokens.AsSpan().SequenceEqual(path.Tokens) ? null : Remove(from) ?? Add(path, value);
    }

    public string? Copy(JsonPointer from, JsonPointer path)
    {
        if (!from.TryFind(Document, from.Tokens.Length, out var value))
        {
            return FromNotThere;
        }

        _copiesLeft -= Count(value, _copiesLeft);
        return _copiesLeft < 0 ? $"the patch copies more than {JsonPatchDocument.MaxCopiedNodes} values" : Add(path, value?.DeepClone());
    }

    public string? Test(JsonPointer path, bool hasValue, JsonNode? expected)
    {
        if (!hasValue)
        {
            return "has no \"value\"";
        }

        if (!path.TryFind(Document, path.Tokens.Length, out var actual))
        {
            return NotThere;
        }

        return JsonNode.DeepEquals(actual, expected) ? null : "\"test\" found another value";
    }

    private const string NotThere = "\"path\" points at nothing";
    private const string FromNotThere = "\"from\" points at nothing";

    private static int Depth(JsonNode? value) => value switch
    {
        JsonObject members => 1 + members.Select(member => Depth(member.Value)).DefaultIfEmpty().Max(),
        JsonArray items => 1 + items.Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };

    // Counts no further than what is left: a huge value is not walked to its end only to be refused.
    private static int Count(JsonNode? value, int limit)
    {
        var count = 1;
        switch (value)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                {
                    if (count > limit)
                    {
                        break;
                    }

                    count += Count(member, limit - count);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    if (count > limit)
                    {
                        break;
                    }

                    count += Count(item, limit - count);
                }

                break;
        }

        return count;
    }
}
