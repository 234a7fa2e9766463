using System.Text.Json;

namespace Clients.Cli.Swarm;

/// <summary>What the route table and its check read of <c>specs/swarm-analytics.json</c>.</summary>
internal sealed class SwarmDocument
{
    /// <summary>The document's place in the repository.</summary>
    public const string Path = "specs/swarm-analytics.json";

    private static readonly string[] Categories = ["product", "diagnostic", "identity", "bootstrap"];

    private readonly JsonElement _schemas;

    private SwarmDocument(JsonElement root)
    {
        _schemas = root.GetProperty("components").GetProperty("schemas");
        Operations = [.. root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => Read(path.Name, operation)))];
        if (Operations.GroupBy(operation => operation.Method).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SwarmContractException($"x-method '{twice.Key}' belongs to {string.Join(" and ", twice.Select(operation => operation.Path))}; each operation needs one of its own.");
        }
    }

    /// <summary>One operation.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Method">Its <c>x-method</c>.</param>
    /// <param name="Category">Its <c>x-category</c>.</param>
    /// <param name="Body">The name of its body's schema.</param>
    public sealed record Operation(string Path, string Method, string Category, string Body);

    /// <summary>The operations in the order of the document.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <exception cref="SwarmContractException">An operation has no usable <c>x-method</c> or <c>x-category</c>, or the file is no such document.</exception>
    public static SwarmDocument Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new SwarmDocument(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SwarmContractException($"It cannot be read: {e.Message}");
        }
    }

    /// <summary>The names of the schemas that a body consists of, itself first; but for <c>RequestMeta</c>, which no caller fills in.</summary>
    public IEnumerable<string> SchemasOf(string name)
    {
        if (name == "RequestMeta" || !_schemas.GetProperty(name).TryGetProperty("properties", out var properties))
        {
            return [];
        }

        return [name, .. properties.EnumerateObject().Select(property => Reference(property.Value)).OfType<string>().SelectMany(SchemasOf)];
    }

    /// <summary>A schema's properties, with whether each is required.</summary>
    public IEnumerable<(string Name, JsonElement Schema, bool IsRequired)> PropertiesOf(string schema)
    {
        var definition = _schemas.GetProperty(schema);
        var required = definition.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return definition.GetProperty("properties").EnumerateObject().Select(property => (property.Name, property.Value, required.Contains(property.Name)));
    }

    /// <summary><c>app_lifecycle.opened</c> as C# has it: <c>AppLifecycle</c>, <c>Opened</c>.</summary>
    public static IEnumerable<string> Pascal(string dotted) =>
        dotted.Split('.').Select(step => string.Concat(step.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));

    private static Operation Read(string path, JsonProperty operation)
    {
        if (operation.Name != "post")
        {
            throw new SwarmContractException($"{operation.Name.ToUpperInvariant()} {path} is no POST; the client knows only POST operations.");
        }

        var method = Text(operation.Value, "x-method") ?? throw new SwarmContractException($"{path} has no x-method. Name its helper there, such as events.agent.create.");
        var category = Text(operation.Value, "x-category");
        if (!Categories.Contains(category))
        {
            throw new SwarmContractException($"{path} has the unknown x-category '{category}'. Use one of {string.Join(", ", Categories)}.");
        }

        var schema = operation.Value.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        return new Operation(path, method, category!, Reference(schema) ?? throw new SwarmContractException($"The body of {path} is not a named schema."));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Reference(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/')[^1]
        : schema.TryGetProperty("allOf", out var all) ? all.EnumerateArray().Select(Reference).FirstOrDefault(name => name is not null)
        : null;
}
