using System.Text.Json.Nodes;

namespace KiotaGate.Tests.Documents;

/// <summary>Damages a document the way careless or hostile hands would: the same seed always does the same damage.</summary>
internal sealed class DocumentMutator(JsonNode document, int seed)
{
    private static readonly string?[] OddValues =
    [
        null, "null", "true", "0", "-1", "1e400", "\"\"", "\" \"", "\"\\u0000\"", "\"{\"", "\"{a}{b}\"", "\"/{x}/{x}\"", "\"a.b.c\"", "\"class\"", "\"*/ // \\\"\"", "\"日本語\"", "\"\\ud83d\\ude00\"",
        "\"string\"", "\"object\"", "\"array\"", "\"#/components/schemas\"", "\"#/\"", "\"https://example.com/a.json\"", "[]", "{}", "[null]", "[[]]", "{\"\":{}}", "{\"type\":\"object\"}",
        "{\"type\":[\"string\",\"null\"]}", "{\"type\":\"array\"}", "{\"allOf\":[]}", "{\"oneOf\":[{}]}", "{\"enum\":[null]}", "{\"enum\":[1,\"a\",{}]}", "{\"additionalProperties\":{}}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>One to four changes at places chosen by the seed.</summary>
    public JsonNode Mutate()
    {
        for (int changes = _random.Next(1, 5); changes > 0; changes--)
        {
            Action<JsonNode> change = _random.Next(6) switch
            {
                0 => Delete,
                1 => Replace,
                2 => Duplicate,
                3 => Transplant,
                _ => Retarget,
            };
            // The root has no parent to be changed in.
            List<JsonNode> places = [.. Descendants(document).Skip(1)];
            if (places.Count > 0)
            {
                change(Pick(places));
            }
        }

        return document;
    }

    private static void Delete(JsonNode place)
    {
        if (place.Parent is JsonObject parent)
        {
            parent.Remove(place.GetPropertyName());
        }
        else
        {
            ((JsonArray)place.Parent!).Remove(place);
        }
    }

    private void Replace(JsonNode place)
    {
        string? value = Pick(OddValues);
        Put(place, value is null ? null : JsonNode.Parse(value));
    }

    private void Duplicate(JsonNode place)
    {
        if (place.Parent is JsonObject parent)
        {
            string name = place.GetPropertyName();
            string[] twins = [name + "2", name.ToUpperInvariant(), name + "_", "_" + name, "$" + name, name + " " + name, ""];
            parent[Pick(twins)] = place.DeepClone();
        }
        else
        {
            ((JsonArray)place.Parent!).Add(place.DeepClone());
        }
    }

    private void Transplant(JsonNode place) => Put(place, Pick([.. Descendants(document)]).DeepClone());

    /// <summary>Makes any schema, parameter or response a reference to any other, which is how cycles come about.</summary>
    private void Retarget(JsonNode place)
    {
        List<JsonNode> references = [.. Descendants(document).Where(n => n.Parent is JsonObject && n.GetPropertyName() == "$ref")];
        List<string> targets = [.. Components().Select(pair => $"#/components/{pair.Kind}/{pair.Name}")];
        targets.Add("#/components/schemas/Missing");
        targets.Add(place.GetPath().Replace("$", "#", StringComparison.Ordinal).Replace('.', '/'));
        string target = Pick(targets);
        if (references.Count > 0 && _random.Next(2) == 0)
        {
            Put(Pick(references), target);
        }
        else
        {
            Put(place, new JsonObject { ["$ref"] = target });
        }
    }

    private IEnumerable<(string Kind, string Name)> Components() =>
        from kind in document["components"] as JsonObject ?? []
        where kind.Value is JsonObject
        from component in (JsonObject)kind.Value!
        select (kind.Key, component.Key);

    private static void Put(JsonNode place, JsonNode? value)
    {
        if (place.Parent is JsonObject parent)
        {
            parent[place.GetPropertyName()] = value;
        }
        else
        {
            ((JsonArray)place.Parent!)[place.GetElementIndex()] = value;
        }
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        yield return node;
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(m => m.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode? child in children)
        {
            if (child is not null)
            {
                foreach (JsonNode descendant in Descendants(child))
                {
                    yield return descendant;
                }
            }
        }
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
