using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.Kiota.Generator.Loading;

/// <summary>
/// Follows every reference of a document before the parser does, so that all that lead nowhere are named at once, and
/// none that leads back to itself is ever followed.
/// </summary>
internal sealed class ReferenceCheck
{
    private const string Schemas = "#/components/schemas/";

    private readonly JsonObject _document;
    private readonly List<GenerationMessage> _errors;
    private readonly List<GenerationMessage> _warnings;

    private ReferenceCheck(JsonObject document, List<GenerationMessage> errors, List<GenerationMessage> warnings)
        => (_document, _errors, _warnings) = (document, errors, warnings);

    /// <param name="document">The document.</param>
    /// <param name="errors">Takes every reference that leads nowhere.</param>
    /// <param name="warnings">Takes every reference that leads somewhere, but where the OpenAPI library does not follow.</param>
    public static void Collect(JsonObject document, List<GenerationMessage> errors, List<GenerationMessage> warnings)
    {
        var check = new ReferenceCheck(document, errors, warnings);
        check.Walk(document, "#", isMap: false);
        check.RequireNoCircularComponents();
    }

    private void Walk(JsonNode? node, string pointer, bool isMap)
    {
        switch (node)
        {
            case JsonArray array:
                for (int i = 0; i < array.Count; i++)
                {
                    Walk(array[i], $"{pointer}/{i}", isMap: false);
                }

                break;

            case JsonObject obj:
                foreach ((string name, JsonNode? child) in obj)
                {
                    // Only what holds objects can hold references: pointers of plain values are never built.
                    if (!isMap && name == "$ref")
                    {
                        Follow(child, pointer);
                    }
                    else if (!isMap && name == "discriminator")
                    {
                        CheckMapping(child, $"{pointer}/discriminator/mapping");
                    }
                    else if (child is JsonObject or JsonArray
                        && (isMap || !Keywords.Data.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal)))
                    {
                        Walk(child, JsonPointers.Append(pointer, name), isMap: !isMap && child is JsonObject && Keywords.Maps.Contains(name));
                    }
                }

                break;
        }
    }

    private void Follow(JsonNode? value, string pointer)
    {
        if (Text(value) is not { } reference)
        {
            Add(GenerationMessageKind.Malformed, "'$ref' must be a string.", pointer);
        }
        else if (!reference.StartsWith('#'))
        {
            Add(GenerationMessageKind.Unresolvable, $"the reference '{reference}' leads out of the document; bring what it refers to into components.", pointer);
        }
        else if (reference.StartsWith("#/", StringComparison.Ordinal) && (Resolve(reference) is null || IsKindOfComponent(reference)))
        {
            Add(GenerationMessageKind.Unresolvable, $"the reference '{reference}' leads nowhere.", pointer);
        }
        else if (!IsFollowed(reference))
        {
            _warnings.Add(new(GenerationMessageKind.Warning, $"the reference '{reference}' leads to no component and is not followed; what it describes stays open.", pointer));
        }
    }

    /// <summary>Whether the OpenAPI library finds the target: a component or, since OpenAPI 3.1, a schema within one.</summary>
    private bool IsFollowed(string reference)
    {
        string[] pieces = reference.Split('/');
        return _document.ContainsKey("swagger")
            ? pieces.Length == 3
            : pieces is ["#", "components", ..] && (pieces.Length == 4 || pieces[2] == "schemas" && _document["openapi"]?.ToString().StartsWith("3.0", StringComparison.Ordinal) != true);
    }

    /// <summary>Kiota takes a bare name for a file to load, and refuses.</summary>
    private void CheckMapping(JsonNode? discriminator, string pointer)
    {
        if ((discriminator as JsonObject)?["mapping"] is not JsonObject mapping)
        {
            return;
        }

        foreach ((string name, JsonNode? value) in mapping)
        {
            if (Text(value) is { } target && !target.StartsWith('#'))
            {
                Add(
                    GenerationMessageKind.Unresolvable,
                    $"the mapping '{target}' leads out of the document; write it as '{Schemas}{target}' if it names a component.",
                    JsonPointers.Append(pointer, name));
            }
        }
    }

    /// <summary>True for <c>#/components/schemas</c> and the like, which name no component; the parser's library fails on them.</summary>
    private static bool IsKindOfComponent(string reference) =>
        reference.StartsWith("#/components", StringComparison.Ordinal) && reference.Split('/', StringSplitOptions.RemoveEmptyEntries).Length < 4;

    private JsonNode? Resolve(string reference)
    {
        JsonNode? node = _document;
        foreach (string token in reference[2..].Split('/'))
        {
            string name = Uri.UnescapeDataString(token).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                JsonObject obj => obj[name] ?? obj[token],
                JsonArray array when int.TryParse(name, out int index) && index >= 0 && index < array.Count => array[index],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>A component that is its own base, or nothing but a reference to itself, has no end.</summary>
    private void RequireNoCircularComponents()
    {
        bool isSwagger = _document.ContainsKey("swagger");
        string place = isSwagger ? "#/definitions" : "#/components/schemas";
        JsonNode? found = isSwagger ? _document["definitions"] : (_document["components"] as JsonObject)?["schemas"];
        if (found is not JsonObject schemas)
        {
            return;
        }

        var finished = new HashSet<string>();
        foreach ((string id, _) in schemas)
        {
            Visit(id, schemas, place, finished);
        }
    }

    private void Visit(string start, JsonObject schemas, string place, HashSet<string> finished)
    {
        var open = new HashSet<string>();
        var pending = new Stack<(string Id, bool Leave)>();
        pending.Push((start, false));
        while (pending.TryPop(out (string Id, bool Leave) next))
        {
            if (next.Leave)
            {
                open.Remove(next.Id);
                finished.Add(next.Id);
                continue;
            }

            if (finished.Contains(next.Id))
            {
                continue;
            }

            if (!open.Add(next.Id))
            {
                finished.Add(next.Id);
                Add(GenerationMessageKind.Unresolvable, $"'{next.Id}' is, through allOf or $ref, its own base.", JsonPointers.Append(place, next.Id));
                continue;
            }

            pending.Push((next.Id, true));
            foreach (string target in Bases(schemas[next.Id], place + "/", 0))
            {
                pending.Push((target, false));
            }
        }
    }

    private static IEnumerable<string> Bases(JsonNode? schema, string place, int depth)
    {
        if (schema is not JsonObject obj || depth > 256)
        {
            yield break;
        }

        if (Text(obj["$ref"]) is { } reference && reference.StartsWith(place, StringComparison.Ordinal))
        {
            yield return reference[place.Length..];
        }

        foreach (string inner in (obj["allOf"] as JsonArray ?? []).SelectMany(m => Bases(m, place, depth + 1)))
        {
            yield return inner;
        }
    }

    private static string? Text(JsonNode? node)
        => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private void Add(GenerationMessageKind kind, string text, string pointer) => _errors.Add(new GenerationMessage(kind, text, pointer));
}
