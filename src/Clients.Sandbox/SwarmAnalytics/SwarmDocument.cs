using System.Text.Json;

namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>The committed OpenAPI document, read from the assembly: its operations and its schemas.</summary>
internal sealed class SwarmDocument
{
    private readonly JsonElement _root;

    private SwarmDocument(JsonElement root)
    {
        _root = root;
        Operations =
        [
            .. from path in root.GetProperty("paths").EnumerateObject()
               let post = path.Value.GetProperty("post")
               let schema = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema")
               select new SwarmOperation(path.Name, post.GetProperty("x-method").GetString()!, post.GetProperty("x-category").GetString()!, schema),
        ];
    }

    public IReadOnlyList<SwarmOperation> Operations { get; }

    public static SwarmDocument Load()
    {
        using var stream = typeof(SwarmDocument).Assembly.GetManifestResourceStream("swarm-analytics.json")!;
        using var document = JsonDocument.Parse(stream);
        return new SwarmDocument(document.RootElement.Clone());
    }

    /// <summary>Every reason the value does not match the schema, worded as FastAPI would; empty when it does.</summary>
    public IReadOnlyList<SchemaError> Validate(JsonElement schema, JsonElement value) => new SchemaValidator(_root).Validate(schema, value);
}
