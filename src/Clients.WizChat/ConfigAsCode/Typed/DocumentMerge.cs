using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Validation;

namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>
/// Carries what was edited in a generated model over to the document it was read from. A model loses the nulls, order, number text and
/// foreign values of its document; so it is compared with what it said when it was read, and only what differs is written, into a copy of the document.
/// </summary>
internal static class DocumentMerge
{
    // Looking a property up in an element takes time that grows with the number of its properties.
    private const int MaxScannedProperties = 32;

    private static readonly string[] KeyFields = ["name", "hostname", "id"];

    /// <param name="written">The document the model was read from.</param>
    /// <param name="before">What the model said of it then.</param>
    /// <param name="after">What the model says now.</param>
    public static JsonNode? Merge(JsonNode? written, JsonElement before, JsonElement after) => Merge(written, before, after, "");

    private static JsonNode? Merge(JsonNode? written, JsonElement before, JsonElement after, string path)
    {
        // Both were written by the same model, so what was not edited has the same text.
        if (JsonMarshal.GetRawUtf8Value(before).SequenceEqual(JsonMarshal.GetRawUtf8Value(after)))
        {
            return written?.DeepClone();
        }

        return (written, before.ValueKind, after.ValueKind) switch
        {
            (JsonObject map, JsonValueKind.Object, JsonValueKind.Object) => MergeObject(map, before, after, path),
            (JsonArray array, JsonValueKind.Array, JsonValueKind.Array) when array.Count == before.GetArrayLength() => MergeArray(array, before, after, path + "[]"),
            _ => ToNode(after),
        };
    }

    private static JsonObject MergeObject(JsonObject written, JsonElement before, JsonElement after, string path)
    {
        var merged = new JsonObject();
        var (beforeOf, afterOf) = (Lookup(before), Lookup(after));
        foreach (var (name, value) in written)
        {
            switch (beforeOf(name), afterOf(name))
            {
                case (null, null):
                    merged.Add(name, value?.DeepClone());
                    break;
                case (null, { } added):
                    merged.Add(name, ToNode(added));
                    break;
                case ({ } old, { } now):
                    merged.Add(name, Merge(value, old, now, value is JsonValue ? "" : path.Length == 0 ? name : $"{path}.{name}"));
                    break;
                case ({ }, null) when ConfigSchema.Instance.IsNullable(path, name):
                    merged.Add(name, null);
                    break;
            }
        }

        foreach (var property in after.EnumerateObject().Where(property => !written.ContainsKey(property.Name)))
        {
            merged.Add(property.Name, ToNode(property.Value));
        }

        return merged;
    }

    private static JsonArray MergeArray(JsonArray written, JsonElement before, JsonElement after, string path)
    {
        var (old, now) = (before.EnumerateArray().ToList(), after.EnumerateArray().ToList());
        var origins = Origins(old, now);
        return new JsonArray([.. now.Select((item, i) => origins[i] is { } at ? Merge(written[at], old[at], item, path) : ToNode(item))]);
    }

    /// <summary>
    /// Which item each item of the edited array was before: one with the same key, else an equal one, else, where no item came or went, the one in its place.
    /// </summary>
    private static int?[] Origins(List<JsonElement> before, List<JsonElement> after)
    {
        var origins = new int?[after.Count];
        var taken = new bool[before.Count];
        foreach (var field in KeyFields)
        {
            Match(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var key) && key.ValueKind == JsonValueKind.String ? key.GetString() : null);
        }

        Match(item => item.GetRawText());
        for (var i = 0; before.Count == after.Count && i < after.Count; i++)
        {
            if (origins[i] is null && !taken[i])
            {
                origins[i] = i;
                taken[i] = true;
            }
        }

        return origins;

        void Match(Func<JsonElement, string?> keyOf)
        {
            var free = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
            for (var j = 0; j < before.Count; j++)
            {
                if (!taken[j] && keyOf(before[j]) is { } key)
                {
                    _ = free.TryGetValue(key, out var indices) || free.TryAdd(key, indices = new Queue<int>(1));
                    indices!.Enqueue(j);
                }
            }

            for (var i = 0; i < after.Count; i++)
            {
                if (origins[i] is null && keyOf(after[i]) is { } key && free.TryGetValue(key, out var indices) && indices.TryDequeue(out var j))
                {
                    origins[i] = j;
                    taken[j] = true;
                }
            }
        }
    }

    private static Func<string, JsonElement?> Lookup(JsonElement map)
    {
        if (map.GetPropertyCount() <= MaxScannedProperties)
        {
            return name => map.TryGetProperty(name, out var value) ? value : null;
        }

        var properties = map.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);
        return name => properties.TryGetValue(name, out var value) ? value : null;
    }

    private static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };
}
