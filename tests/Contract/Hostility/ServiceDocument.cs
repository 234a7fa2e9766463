using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Contract.Tests.Docs;

namespace Clients.Contract.Tests.Hostility;

/// <summary>One committed OpenAPI document: which operation a request is for, and a right answer to it.</summary>
internal sealed class ServiceDocument
{
    private const int MaxDepth = 8;

    private readonly JsonNode _document;
    private readonly List<Operation> _operations = [];

    public ServiceDocument(string name)
    {
        _document = JsonNode.Parse(File.ReadAllText(Path.Combine(Document.Root, "specs", name + ".json")))!;
        foreach (var (path, item) in _document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                if (method is "get" or "post" or "put" or "patch" or "delete")
                {
                    var isEventStream = operation!["responses"]!["200"]?["content"]?["text/event-stream"] is not null;
                    _operations.Add(new Operation(method.ToUpperInvariant(), path, AnswersOf(operation), isEventStream));
                }
            }
        }
    }

    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>The operation of a request; of two that fit, the one with fewer parameters in its path.</summary>
    public Operation? Find(string method, string target)
    {
        var path = target.Split('?')[0];
        return _operations.Where(operation => operation.Fits(method, path)).MinBy(operation => operation.Path.Count(character => character == '{'));
    }

    private Dictionary<int, string> AnswersOf(JsonNode operation)
    {
        var answers = new Dictionary<int, string>();
        foreach (var (status, response) in operation["responses"]!.AsObject())
        {
            var content = Resolve(response!)["content"]?.AsObject().FirstOrDefault(type => type.Key.Contains("json", StringComparison.Ordinal)).Value;
            if (int.TryParse(status, out var number))
            {
                answers[number] = content is null ? "" : Sample(content["schema"], MaxDepth)?.ToJsonString() ?? "null";
            }
        }

        return answers;
    }

    private JsonNode Resolve(JsonNode node) =>
        node["$ref"]?.GetValue<string>() is { } reference
            ? Resolve(reference.TrimStart('#', '/').Split('/').Aggregate(_document, (at, part) => at[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]!))
            : node;

    private JsonNode? Sample(JsonNode? schema, int depth)
    {
        if (schema is null || depth == 0)
        {
            return null;
        }

        schema = Resolve(schema);
        if (schema["allOf"] is JsonArray { Count: > 0 } all)
        {
            var whole = new JsonObject();
            foreach (var part in all.Append(new JsonObject { ["properties"] = schema["properties"]?.DeepClone() }))
            {
                if (Sample(part, depth) is not JsonObject members)
                {
                    return all.Count == 1 ? Sample(part, depth) : whole;
                }

                foreach (var (name, value) in members.ToList())
                {
                    members.Remove(name);
                    whole[name] = value;
                }
            }

            return whole;
        }

        if ((schema["anyOf"] ?? schema["oneOf"]) is JsonArray { Count: > 0 } some)
        {
            return Sample(some[0], depth);
        }

        return schema["enum"] is JsonArray { Count: > 0 } values ? values[0]?.DeepClone() : SampleOfType(schema, depth);
    }

    private JsonNode? SampleOfType(JsonNode schema, int depth)
    {
        var type = schema["type"] is JsonArray types ? types[0]!.GetValue<string>() : schema["type"]?.GetValue<string>();
        switch (type ?? (schema["properties"] is null ? "any" : "object"))
        {
            case "object":
                var members = new JsonObject();
                foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
                {
                    members[name] = Sample(member, depth - 1);
                }

                if (schema["additionalProperties"] is JsonObject extra)
                {
                    members["another"] = Sample(extra, depth - 1);
                }

                return members;
            case "array":
                return new JsonArray(Sample(schema["items"], depth - 1), Sample(schema["items"], depth - 1));
            case "integer":
                return 7;
            case "number":
                return 1.5;
            case "boolean":
                return true;
            case "string":
                return schema["format"]?.GetValue<string>() switch
                {
                    "date" => "2026-05-01",
                    "date-time" => "2026-05-01T07:08:09Z",
                    "uuid" => "00000000-0000-0000-0000-000000000001",
                    "uri" => "https://example.com/a",
                    _ => "text",
                };
            default:
                return new JsonObject { ["any"] = 1 };
        }
    }

    /// <param name="Method">The HTTP method.</param>
    /// <param name="Path">The path with the names of its parameters.</param>
    /// <param name="Answers">A right body for each documented status.</param>
    /// <param name="IsEventStream">Whether a success is an event stream.</param>
    internal sealed record Operation(string Method, string Path, IReadOnlyDictionary<int, string> Answers, bool IsEventStream)
    {
        public bool Fits(string method, string path)
        {
            var mine = Path.Trim('/').Split('/');
            var theirs = path.Trim('/').Split('/');
            return method == Method && mine.Length == theirs.Length && mine.Zip(theirs).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
        }

        public override string ToString() => $"{Method} {Path}";
    }
}
