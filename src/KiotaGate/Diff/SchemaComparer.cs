using System.Text.Json.Nodes;

namespace KiotaGate.Diff;

/// <summary>
/// Compares two versions of one schema. References are compared by name, since each component is compared once on its own;
/// so cycles end by themselves.
/// </summary>
internal sealed class SchemaComparer(ChangeLog log)
{
    // Bounds whose growth admits more values; those not listed with a direction admit less when they grow.
    private static readonly string[] UpperBounds = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
    private static readonly string[] LowerBounds = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] Texts = ["description", "title", "example", "examples", "externalDocs", "xml", "$comment"];

    private static readonly HashSet<string> Handled = new(
        [.. UpperBounds, .. LowerBounds, .. Texts, "$ref", "type", "nullable", "enum", "required", "properties", "items", "additionalProperties", "allOf", "oneOf", "anyOf", "not", "deprecated", "default"],
        StringComparer.Ordinal);

    public void Compare(string location, JsonNode? before, JsonNode? after, Direction direction)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        if (before is not JsonObject old || after is not JsonObject current)
        {
            log.Breaking(location, before is null ? "schema added" : after is null ? "schema removed" : "schema changed");
            return;
        }

        if (Kind(old) != Kind(current))
        {
            log.Breaking(location, $"type changed from {Kind(old)} to {Kind(current)}");
            return;
        }

        CompareNull(location, old, current, direction);
        CompareEnum(location, old, current, direction);
        CompareProperties(location, old, current, direction);
        CompareBounds(location, old, current, direction);
        if (old["items"] is not null || current["items"] is not null)
        {
            Compare($"{location}[]", old["items"], current["items"], direction);
        }

        foreach (var composition in new[] { "allOf", "oneOf", "anyOf" })
        {
            CompareMembers(location, composition, old, current, direction);
        }

        CompareAdditional(location, old, current, direction);
        CompareRest(location, old, current);
    }

    private static string Kind(JsonObject schema)
    {
        if (schema.SchemaReference() is { } name)
        {
            return name;
        }

        var types = schema["type"] is JsonArray ? schema.Texts("type").Where(type => type != "null") : [schema.Text("type") ?? "any"];
        var kind = string.Join('|', types);
        return schema.Text("format") is { } format ? $"{kind} ({format})" : kind;
    }

    private static bool AdmitsNull(JsonObject schema) => schema.Flag("nullable") || schema.Texts("type").Contains("null");

    private void CompareNull(string location, JsonObject old, JsonObject current, Direction direction)
    {
        if (AdmitsNull(old) == AdmitsNull(current))
        {
            return;
        }

        var now = AdmitsNull(current);
        var harmed = now ? Direction.Response : Direction.Request;
        log.Add((direction & harmed) != 0, location, now ? "may now be null" : "may no longer be null");
    }

    private void CompareEnum(string location, JsonObject old, JsonObject current, Direction direction)
    {
        if (old.List("enum") is null != current.List("enum") is null)
        {
            log.Breaking(location, current.List("enum") is null ? "is no longer an enumeration" : "became an enumeration");
            return;
        }

        var before = old.Texts("enum").ToHashSet(StringComparer.Ordinal);
        var after = current.Texts("enum").ToHashSet(StringComparer.Ordinal);
        foreach (var value in before.Where(value => !after.Contains(value)))
        {
            log.Breaking(location, $"value '{value}' removed");
        }

        foreach (var value in after.Where(value => !before.Contains(value)))
        {
            log.Additive(location, (direction & Direction.Response) != 0 ? $"value '{value}' added; older clients read it as null" : $"value '{value}' added");
        }
    }

    private void CompareProperties(string location, JsonObject old, JsonObject current, Direction direction)
    {
        var requiredBefore = old.Texts("required").ToHashSet(StringComparer.Ordinal);
        var requiredNow = current.Texts("required").ToHashSet(StringComparer.Ordinal);
        var sent = (direction & Direction.Request) != 0;
        ChangeLog.Pair(
            Properties(old),
            Properties(current),
            (name, _) => log.Breaking($"{location}.{name}", "property removed"),
            (name, _) => log.Add(sent && requiredNow.Contains(name), $"{location}.{name}", requiredNow.Contains(name) ? "property added, required" : "property added"),
            (name, before, after) =>
            {
                if (requiredBefore.Contains(name) != requiredNow.Contains(name))
                {
                    var harmed = requiredNow.Contains(name) ? Direction.Request : Direction.Response;
                    log.Add((direction & harmed) != 0, $"{location}.{name}", requiredNow.Contains(name) ? "became required" : "is no longer always there");
                }

                Compare($"{location}.{name}", before, after, direction);
            });
    }

    private static Dictionary<string, JsonNode?> Properties(JsonObject schema) =>
        schema.Child("properties")?.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal) ?? [];

    private void CompareBounds(string location, JsonObject old, JsonObject current, Direction direction)
    {
        foreach (var bound in UpperBounds.Concat(LowerBounds))
        {
            if (JsonNode.DeepEquals(old[bound], current[bound]))
            {
                continue;
            }

            var (before, after) = (Number(old[bound]), Number(current[bound]));
            var tighter = before is null || (after is not null && (UpperBounds.Contains(bound) ? after < before : after > before));
            log.Add(tighter && (direction & Direction.Request) != 0, location, $"{bound} changed from {Show(old[bound])} to {Show(current[bound])}");
        }
    }

    private void CompareMembers(string location, string composition, JsonObject old, JsonObject current, Direction direction) => ChangeLog.Pair(
        Members(old.List(composition)),
        Members(current.List(composition)),
        (name, _) => log.Breaking(location, $"{composition} member {name} removed"),
        (name, _) => log.Additive(location, $"{composition} member {name} added"),
        (name, before, after) => Compare($"{location} {composition} {name}", before, after, direction));

    private static Dictionary<string, JsonNode?> Members(JsonArray? members)
    {
        var named = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        for (var index = 0; index < (members?.Count ?? 0); index++)
        {
            named.TryAdd(members![index].SchemaReference() ?? $"#{index}", members[index]);
        }

        return named;
    }

    private void CompareAdditional(string location, JsonObject old, JsonObject current, Direction direction)
    {
        if (old["additionalProperties"] is JsonObject before && current["additionalProperties"] is JsonObject after)
        {
            Compare($"{location}{{}}", before, after, direction);
        }
        else if (!JsonNode.DeepEquals(old["additionalProperties"], current["additionalProperties"]))
        {
            log.Breaking(location, $"additionalProperties changed from {Show(old["additionalProperties"])} to {Show(current["additionalProperties"])}");
        }
    }

    private void CompareRest(string location, JsonObject old, JsonObject current)
    {
        foreach (var text in Texts.Where(text => !JsonNode.DeepEquals(old[text], current[text])))
        {
            log.Documentation(location, $"{text} changed");
        }

        if (old.Flag("deprecated") != current.Flag("deprecated"))
        {
            log.Additive(location, current.Flag("deprecated") ? "deprecated" : "no longer deprecated");
        }

        // A default is written into constructors, so it changes what existing code sends.
        if (!JsonNode.DeepEquals(old["default"], current["default"]))
        {
            log.Breaking(location, $"default changed from {Show(old["default"])} to {Show(current["default"])}");
        }

        foreach (var keyword in old.Concat(current).Select(pair => pair.Key).Distinct().Where(keyword => !Handled.Contains(keyword) && keyword != "format"))
        {
            if (!JsonNode.DeepEquals(old[keyword], current[keyword]))
            {
                log.Add(!keyword.StartsWith("x-", StringComparison.Ordinal) || keyword.StartsWith("x-ms-enum", StringComparison.Ordinal), location, $"{keyword} changed");
            }
        }
    }

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;

    private static string Show(JsonNode? node) => node is null ? "none" : node.ToJsonString() is { Length: <= 60 } text ? text : "another value";
}
