using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Loading;

namespace Clients.Kiota.Generator.Tests.Trees;

/// <summary>Says the same API in other words.</summary>
internal static class DocumentRewriter
{
    /// <summary>The components of each kind in reverse: their order means nothing.</summary>
    public static JsonObject WithComponentsReversed(JsonObject document)
    {
        foreach ((string kind, JsonNode? components) in (document["components"] as JsonObject ?? []).ToList())
        {
            document["components"]![kind] = new JsonObject(components!.AsObject().Reverse().Select(c => KeyValuePair.Create(c.Key, c.Value?.DeepClone())));
        }

        return document;
    }

    /// <summary>Every parameter, body and answer of success made a component that is referred to.</summary>
    public static JsonObject WithPartsShared(JsonObject document)
    {
        foreach (JsonObject item in (document["paths"] as JsonObject ?? []).Select(p => p.Value).OfType<JsonObject>())
        {
            foreach (JsonObject owner in item.Select(m => m.Value).OfType<JsonObject>().Prepend(item))
            {
                for (int i = 0; i < ((owner["parameters"] as JsonArray)?.Count ?? 0); i++)
                {
                    owner["parameters"]![i] = Shared(document, "parameters", owner["parameters"]![i]!);
                }

                if (owner["requestBody"] is { } body)
                {
                    owner["requestBody"] = Shared(document, "requestBodies", body);
                }

                foreach ((string code, JsonNode? response) in (owner["responses"] as JsonObject ?? []).Where(r => r.Key.StartsWith('2')).ToList())
                {
                    owner["responses"]![code] = Shared(document, "responses", response!);
                }
            }
        }

        return document;
    }

    /// <summary>A 3.0 document as 3.1: null is a type, and what stands beside a reference, which 3.0 passes over, is gone.</summary>
    public static JsonObject AsVersion31(JsonObject document)
    {
        if (document["openapi"]!.ToString().StartsWith("3.0", StringComparison.Ordinal))
        {
            Modernise(document, isMap: false);
            document["openapi"] = "3.1.0";
        }

        return document;
    }

    /// <summary>The document as block-style YAML, strings in quotes.</summary>
    public static string AsYaml(JsonNode document)
    {
        var text = new StringBuilder();
        WriteYaml(text, document, 0);
        return text.ToString();
    }

    private static JsonObject Shared(JsonObject document, string kind, JsonNode part)
    {
        if (part["$ref"] is not null)
        {
            return (JsonObject)part.DeepClone();
        }

        JsonNode components = document["components"] ??= new JsonObject();
        var parts = (JsonObject)(components[kind] ??= new JsonObject());
        string name = $"shared{parts.Count.ToString(CultureInfo.InvariantCulture)}";
        parts[name] = part.DeepClone();
        return new JsonObject { ["$ref"] = $"#/components/{kind}/{name}" };
    }

    private static void Modernise(JsonNode? node, bool isMap)
    {
        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                Modernise(item, isMap: false);
            }
        }
        else if (node is JsonObject members)
        {
            if (!isMap && members.ContainsKey("$ref"))
            {
                members.Where(m => m.Key != "$ref").ToList().ForEach(m => members.Remove(m.Key));
            }

            if (!isMap && members.Remove("nullable", out JsonNode? nullable) && nullable!.GetValue<bool>())
            {
                members["type"] = members["type"] is { } type ? new JsonArray(type.DeepClone(), "null") : "null";
            }

            foreach ((string name, JsonNode? child) in members)
            {
                if (isMap || !Keywords.Data.Contains(name))
                {
                    Modernise(child, isMap: !isMap && Keywords.Maps.Contains(name));
                }
            }
        }
    }

    private static void WriteYaml(StringBuilder text, JsonNode? node, int depth)
    {
        string indent = new(' ', depth * 2);
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                foreach ((string name, JsonNode? value) in members)
                {
                    text.Append('\n').Append(indent).Append(JsonSerializer.Serialize(name)).Append(": ");
                    WriteYaml(text, value, depth + 1);
                }

                break;
            case JsonArray { Count: > 0 } items:
                foreach (JsonNode? item in items)
                {
                    text.Append('\n').Append(indent).Append("- ");
                    WriteYaml(text, item, depth + 1);
                }

                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
