using System.Text.Json;
using System.Text.RegularExpressions;

namespace SwarmContract;

/// <summary>What the route table and its check read of the analytics document.</summary>
internal sealed partial class SwarmDocument
{
    private static readonly string[] Categories = ["product", "diagnostic", "identity", "bootstrap"];
    private static readonly string[] HttpMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    private readonly JsonElement _schemas;

    private SwarmDocument(JsonElement root)
    {
        _schemas = root.GetProperty("components").GetProperty("schemas");
        Operations =
        [
            .. from path in root.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where HttpMethods.Contains(operation.Name)
               select Read(path.Name, operation),
        ];
        if (Operations.GroupBy(operation => operation.Method).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ContractException($"x-method '{twice.Key}' belongs to {string.Join(" and ", twice.Select(operation => operation.Path))}; each operation needs one of its own.");
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

    /// <exception cref="ContractException">An operation has no usable <c>x-method</c> or <c>x-category</c>, or the file is no such document.</exception>
    public static SwarmDocument Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new SwarmDocument(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ContractException($"It cannot be read: {e.Message}");
        }
    }

    /// <summary>The names of the schemas that a body consists of, itself first. <c>RequestMeta</c> is left out, because no caller fills it in.</summary>
    public IReadOnlyList<string> SchemasOf(string body)
    {
        var found = new List<string>();
        var pending = new Stack<string>([body]);
        while (pending.TryPop(out var name))
        {
            if (name == "RequestMeta" || found.Contains(name) || !_schemas.GetProperty(name).TryGetProperty("properties", out var properties))
            {
                continue;
            }

            found.Add(name);
            foreach (var part in properties.EnumerateObject().Select(property => Reference(property.Value)).OfType<string>().Reverse())
            {
                pending.Push(part);
            }
        }

        return found;
    }

    /// <summary>A schema's properties, with whether each is required.</summary>
    public IEnumerable<(string Name, JsonElement Schema, bool IsRequired)> PropertiesOf(string schema)
    {
        var definition = _schemas.GetProperty(schema);
        var required = definition.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return definition.GetProperty("properties").EnumerateObject().Select(property => (property.Name, property.Value, required.Contains(property.Name)));
    }

    /// <summary><c>app_lifecycle.opened</c> as one C# name: <c>AppLifecycleOpened</c>.</summary>
    /// <exception cref="ContractException">The text gives no C# name.</exception>
    public static string Name(string dotted) => string.Concat(Pascal(dotted));

    /// <summary><c>app_lifecycle.opened</c> as C# has it: <c>AppLifecycle</c>, <c>Opened</c>.</summary>
    /// <exception cref="ContractException">The text gives no C# name.</exception>
    public static IEnumerable<string> Pascal(string dotted) => Dotted().IsMatch(dotted)
        ? dotted.Split('.').Select(step => string.Concat(step.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..])))
        : throw new ContractException($"'{dotted}' gives no C# name. Use letters, digits, '_' and '.'.");

    private static Operation Read(string path, JsonProperty operation)
    {
        if (operation.Name != "post")
        {
            throw new ContractException($"{operation.Name.ToUpperInvariant()} {path} is not a POST. The client sends POST requests only.");
        }

        if (!PlainPath().IsMatch(path))
        {
            throw new ContractException($"The path {path} has a parameter or characters that the client does not send.");
        }

        var method = Text(operation.Value, "x-method") ?? throw new ContractException($"{path} has no x-method. Name its helper there, such as events.agent.create.");
        var category = Text(operation.Value, "x-category");
        if (!Categories.Contains(category))
        {
            throw new ContractException($"{path} has the unknown x-category '{category}'. Use one of {string.Join(", ", Categories)}.");
        }

        var schema = operation.Value.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        return new Operation(path, method, category!, Reference(schema) ?? throw new ContractException($"The body of {path} is not a named schema."));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Reference(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/')[^1]
        : schema.TryGetProperty("allOf", out var all) ? all.EnumerateArray().Select(Reference).FirstOrDefault(name => name is not null)
        : null;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*\z")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^(/[A-Za-z0-9._-]+)+\z")]
    private static partial Regex PlainPath();
}
