using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>Makes enums from lists of values.</summary>
internal static class EnumFactory
{
    /// <param name="schema">The schema with the values.</param>
    /// <param name="name">The enum's name.</param>
    /// <param name="target">Its namespace.</param>
    /// <param name="fallbackDescription">What documents an inline enum that has no description of its own.</param>
    public static EnumDeclaration Create(Schema schema, string name, CodeNamespace target, string? fallbackDescription)
    {
        JsonNode? flags = Extensions.Node(schema.Extensions, "x-ms-enum-flags");
        return new EnumDeclaration
        {
            Name = name,
            Namespace = target,
            Description = Descriptions.FirstOf(schema.Description, schema.IsReference ? null : fallbackDescription),
            Deprecation = Deprecations.Of(schema.Deprecated, schema.Extensions),
            IsFlags = flags is JsonObject settings && Extensions.IsTrue(settings["isFlags"]),
            Members = Members(schema),
        };
    }

    private static List<EnumMember> Members(Schema schema)
    {
        Dictionary<string, JsonObject> details = Details(schema);
        var members = new List<EnumMember>();
        var values = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string value in schema.Enum.Select(WireValue).Where(v => !string.IsNullOrEmpty(v)).Cast<string>())
        {
            if (!values.Add(value))
            {
                continue;
            }

            JsonObject? detail = details.GetValueOrDefault(value);
            string name = SymbolName.Clean(Extensions.Text(detail?["name"]) is { Length: > 0 } given ? given : value);
            if (name.Length > 0 && names.Add(name))
            {
                members.Add(new EnumMember(name, value, Descriptions.Clean(Extensions.Text(detail?["description"]))));
            }
        }

        return members;
    }

    private static Dictionary<string, JsonObject> Details(Schema schema)
    {
        var details = new Dictionary<string, JsonObject>(StringComparer.OrdinalIgnoreCase);
        if (Extensions.Node(schema.Extensions, "x-ms-enum") is JsonObject extension && extension["values"] is JsonArray values)
        {
            foreach (JsonObject entry in values.OfType<JsonObject>())
            {
                if (entry["value"] is JsonValue value && WireValue(value) is { } wire)
                {
                    details.TryAdd(wire, entry);
                }
            }
        }

        return details;
    }

    /// <summary>Strings, and numbers as text; anything else is no value of an enum.</summary>
    private static string? WireValue(JsonNode? node) => node is not JsonValue value ? null : value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number => value.TryGetValue(out decimal number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value.ToJsonString(),
        _ => null,
    };
}
