using System.Text.Json;
using System.Text.Json.Nodes;

namespace KiotaGate.Documents;

/// <summary>
/// Follows every reference of a document. Kiota warns about a dangling one, or says nothing at all, and leaves a hole in the client.
/// </summary>
internal sealed class ReferenceCheck
{
    private const string Schemas = "#/components/schemas/";

    private readonly JsonObject _document;
    private readonly bool _allowsOtherFiles;
    private readonly List<DocumentProblem> _errors;
    private readonly List<DocumentProblem> _warnings;
    private readonly List<(string Reference, string Pointer)> _references = [];

    // What "$id" and "$anchor" name, which references may use since OpenAPI 3.1.
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private ReferenceCheck(JsonObject document, bool allowsOtherFiles, List<DocumentProblem> errors, List<DocumentProblem> warnings) =>
        (_document, _allowsOtherFiles, _errors, _warnings) = (document, allowsOtherFiles, errors, warnings);

    private bool IsSwagger => _document.ContainsKey("swagger");

    /// <summary>Checks a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="allowsOtherFiles">Whether references to other files are left to Kiota.</param>
    /// <param name="errors">Receives references that lead nowhere or out of the document.</param>
    /// <param name="suspects">Receives components that are their own base.</param>
    /// <param name="warnings">Receives references that lead somewhere, but are not followed by Kiota's reader.</param>
    public static void Collect(
        JsonObject document, bool allowsOtherFiles, List<DocumentProblem> errors, List<DocumentProblem> suspects, List<DocumentProblem> warnings)
    {
        var check = new ReferenceCheck(document, allowsOtherFiles, errors, warnings);
        check.Walk(document, "#", isMap: false);
        foreach (var (reference, pointer) in check._references)
        {
            check.Judge(reference, pointer);
        }

        CircularComponents.Collect(document, suspects);
    }

    private void Walk(JsonNode? node, string pointer, bool isMap)
    {
        switch (node)
        {
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    Walk(array[i], $"{pointer}/{i}", isMap: false);
                }

                break;
            case JsonObject members:
                foreach (var (name, child) in members)
                {
                    if (isMap)
                    {
                        Enter(child, pointer, name, isMap: false);
                    }
                    else if (name == "$ref")
                    {
                        Remember(child, $"{pointer}/$ref");
                    }
                    else if (name is "$id" or "$anchor" or "$dynamicAnchor" && Text(child) is { } id)
                    {
                        _names.Add(name == "$id" ? id : $"#{id}");
                    }
                    else if (name == "discriminator")
                    {
                        RememberMapping(child, $"{pointer}/discriminator/mapping");
                    }
                    else if (!Keywords.Data.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal))
                    {
                        Enter(child, pointer, name, isMap: child is JsonObject && Keywords.Maps.Contains(name));
                    }
                }

                break;
        }
    }

    // Only objects and arrays hold references: the pointers of plain values are never built.
    private void Enter(JsonNode? child, string pointer, string name, bool isMap)
    {
        if (child is JsonObject or JsonArray)
        {
            Walk(child, JsonPointers.Append(pointer, name), isMap);
        }
    }

    private void Remember(JsonNode? value, string pointer)
    {
        if (Text(value) is { Length: > 0 } reference)
        {
            _references.Add((reference, pointer));
        }
        else
        {
            _errors.Add(new DocumentProblem("'$ref' must be a text that names something.", pointer));
        }
    }

    private void RememberMapping(JsonNode? discriminator, string pointer)
    {
        foreach (var (name, value) in (discriminator as JsonObject)?["mapping"] as JsonObject ?? [])
        {
            if (Text(value) is not { } target)
            {
                continue;
            }

            var place = JsonPointers.Append(pointer, name);
            if (target.StartsWith('#'))
            {
                _references.Add((target, place));
            }
            else if (!_allowsOtherFiles)
            {
                _errors.Add(new DocumentProblem($"the mapping '{target}' leads out of the document, because Kiota reads it as a file. Write '{Schemas}{target}' if it names a schema.", place));
            }
        }
    }

    private void Judge(string reference, string pointer)
    {
        if (_names.Contains(reference))
        {
            return;
        }

        if (!reference.StartsWith('#'))
        {
            if (!_allowsOtherFiles || IsAddress(reference))
            {
                _errors.Add(new DocumentProblem($"the reference '{reference}' leads out of the document. Bring what it refers to into components.", pointer));
            }
        }
        else if (reference.Length > 1 && (reference[1] != '/' || IsKindOfComponent(reference) || Resolve(reference) is null))
        {
            _errors.Add(new DocumentProblem($"the reference '{reference}' leads nowhere.", pointer));
        }
        else if (!IsFollowed(reference))
        {
            _warnings.Add(new DocumentProblem($"the reference '{reference}' leads to no component, so Kiota does not follow it and leaves the type open.", pointer));
        }
    }

    private static bool IsAddress(string reference) => reference.Contains("://", StringComparison.Ordinal) || reference.StartsWith("//", StringComparison.Ordinal);

    /// <summary>Whether Kiota's reader finds the target: a component or, since OpenAPI 3.1, a schema within one.</summary>
    private bool IsFollowed(string reference)
    {
        var pieces = reference.Split('/');
        return IsSwagger
            ? pieces.Length == 3
            : pieces is ["#", "components", ..] && (pieces.Length == 4 || (pieces[2] == "schemas" && _document["openapi"]?.ToString().StartsWith("3.0", StringComparison.Ordinal) != true));
    }

    /// <summary>True for <c>#/components/schemas</c> and the like, which name no component. Kiota's reader fails on them.</summary>
    private static bool IsKindOfComponent(string reference) =>
        reference.StartsWith("#/components", StringComparison.Ordinal) && reference.Split('/', StringSplitOptions.RemoveEmptyEntries).Length < 4;

    private JsonNode? Resolve(string reference)
    {
        JsonNode? node = _document;
        foreach (var token in reference[2..].Split('/'))
        {
            var name = Uri.UnescapeDataString(token).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                // Kiota's reader looks at the last name only, so it forgives the case of the names before it.
                JsonObject members when ReferenceEquals(members, _document) => members[name] ?? members[name.ToLowerInvariant()],
                JsonObject members => members[name] ?? members[token],
                JsonArray array when int.TryParse(name, out var index) && index >= 0 && index < array.Count => array[index],
                _ => null,
            };
        }

        return node;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
