using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Typed;

namespace Clients.WizChat.Tests;

/// <summary>The client's tables about the API, checked against the committed document.</summary>
public sealed class DocumentTableTests
{
    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot(), "specs", "wizchat.json")))!;

    [Fact]
    public void The_scopes_of_every_operation_are_those_of_the_document()
    {
        foreach (var (path, item) in Document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(entry => entry.Value is JsonObject { } value && value.ContainsKey("operationId")))
            {
                var required = operation!["x-required-scopes"]!.AsArray().Select(scope => (string)scope!);
                Assert.Equal(required, OperationScopes.Of(method.ToUpperInvariant(), path));
            }
        }
    }

    [Fact]
    public void The_nullable_fields_of_a_configuration_are_those_of_the_document()
    {
        var actual = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        Collect("ChatbotConfigDocument", "", actual);

        Assert.Equal(
            actual.Select(entry => $"{entry.Key}: {string.Join(' ', entry.Value)}"),
            NullableFields.All.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {string.Join(' ', entry.Value)}"));
    }

    private static void Collect(string schema, string path, SortedDictionary<string, string[]> nullable)
    {
        var properties = Document["components"]!["schemas"]![schema]!["properties"]!.AsObject();
        var names = properties.Where(property => IsNullable(property.Value!)).Select(property => property.Key).ToArray();
        if (names.Length > 0)
        {
            nullable[path] = names;
        }

        foreach (var (name, property) in properties)
        {
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            if (Reference(property!["items"]) is { } item)
            {
                Collect(item, inner + "[]", nullable);
            }
            else if (Reference(property) is { } child && Document["components"]!["schemas"]![child]!["properties"] is not null)
            {
                Collect(child, inner, nullable);
            }
        }
    }

    private static bool IsNullable(JsonNode property) =>
        (property["type"] is JsonArray types && types.Any(type => (string?)type == "null"))
        || (property["anyOf"] is JsonArray options && options.Any(option => (string?)option!["type"] == "null"));

    private static string? Reference(JsonNode? property) =>
        ((string?)property?["$ref"]
            ?? (property?["anyOf"] ?? property?["allOf"])?.AsArray().Select(option => (string?)option!["$ref"]).FirstOrDefault(reference => reference is not null))?.Split('/')[^1];

    private static string RepositoryRoot([CallerFilePath] string here = "")
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(directory.FullName, "Clients.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
