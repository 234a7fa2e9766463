using System.Text.Json.Nodes;

namespace KiotaGate.Diff;

/// <summary>Finds which component schemas clients send and which they receive, through every reference.</summary>
internal sealed class SchemaUsage
{
    private readonly Dictionary<string, Direction> _directions = new(StringComparer.Ordinal);
    private readonly JsonObject _document;

    public SchemaUsage(JsonObject document)
    {
        _document = document;
        foreach (var (_, pathItem, operation) in document.Operations())
        {
            foreach (var parameter in document.Parameters(pathItem, operation).Values)
            {
                Mark(parameter, Direction.Request);
            }

            Mark(document.Resolve(operation["requestBody"]), Direction.Request);
            foreach (var (_, response) in operation.Child("responses") ?? [])
            {
                Mark(document.Resolve(response), Direction.Response);
            }
        }
    }

    public Direction Of(string schema) => _directions.GetValueOrDefault(schema);

    private void Mark(JsonNode? start, Direction direction)
    {
        var pending = new Stack<JsonNode?>([start]);
        while (pending.TryPop(out var node))
        {
            switch (node)
            {
                case JsonArray list:
                    foreach (var item in list)
                    {
                        pending.Push(item);
                    }

                    break;
                case JsonObject holder:
                    if (holder.SchemaReference() is { } name && Reach(name, direction))
                    {
                        pending.Push(_document.Child("components").Child("schemas").Child(name));
                    }

                    foreach (var (_, value) in holder)
                    {
                        pending.Push(value);
                    }

                    break;
            }
        }
    }

    private bool Reach(string name, Direction direction)
    {
        var known = _directions.GetValueOrDefault(name);
        _directions[name] = known | direction;
        return (known & direction) == 0;
    }
}
