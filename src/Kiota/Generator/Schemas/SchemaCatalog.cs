using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Loading;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Schemas;

/// <summary>All schemas of a document: one <see cref="Schema"/> for each place, references to components by id.</summary>
internal sealed class SchemaCatalog(OpenApiDocument document, bool nullsAreText)
{
    private readonly Dictionary<IOpenApiSchema, Schema> _schemas = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Schema> _references = new(StringComparer.Ordinal);
    private readonly Dictionary<OpenApiDiscriminator, SchemaDiscriminator> _discriminators = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, List<string>>? _derived;

    /// <summary>Ids of the components that are schemas, in document order.</summary>
    public IEnumerable<string> ComponentIds => document.Components?.Schemas?.Keys ?? [];

    /// <summary>
    /// A value of the document. The OpenAPI library puts a text in the place of null; Kiota sees through it in JSON, but in
    /// YAML takes it for a value like any other.
    /// </summary>
    public JsonNode? Value(JsonNode? node) => node is null || !nullsAreText && JsonNullSentinel.IsJsonNullSentinel(node) ? null : node;

    /// <summary>The schema found at a keyword of another one.</summary>
    public Schema Of(IOpenApiSchema? source, Schema? parent, string pointer)
    {
        if (source is null)
        {
            throw NoSchema(parent, pointer);
        }

        if (!_schemas.TryGetValue(source, out Schema? schema))
        {
            schema = new Schema(this, source, parent, pointer);
            _schemas.Add(source, schema);
        }

        return schema;
    }

    /// <summary>A discriminator, shared between all references to its component: it may list thousands of them.</summary>
    public SchemaDiscriminator Discriminator(OpenApiDiscriminator source)
    {
        if (!_discriminators.TryGetValue(source, out SchemaDiscriminator? discriminator))
        {
            discriminator = new SchemaDiscriminator(
                source.PropertyName ?? string.Empty,
                source.Mapping?.Select(m => KeyValuePair.Create(m.Key, m.Value.Reference.Id ?? string.Empty)).ToArray() ?? []);
            _discriminators.Add(source, discriminator);
        }

        return discriminator;
    }

    /// <summary>The component as a reference to it would show it; null when there is no such component.</summary>
    public Schema? Reference(string id)
    {
        if (_references.TryGetValue(id, out Schema? schema))
        {
            return schema;
        }

        // The OpenAPI library knows no reference to a component without a name.
        if (id.Length == 0 || document.Components?.Schemas is not { } components || !components.ContainsKey(id))
        {
            return null;
        }

        schema = new Schema(this, new OpenApiSchemaReference(id, document), null, JsonPointers.Append("#/components/schemas", id));
        _references.Add(id, schema);
        return schema;
    }

    /// <summary>
    /// Every component that lists the given one in its allOf, then those that list one of these, and so on; each once,
    /// in document order within a level.
    /// </summary>
    public IReadOnlyList<string> DerivedFrom(string id)
    {
        _derived ??= IndexDerived();
        var result = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Collect(id, result, seen);
        return result;
    }

    private void Collect(string id, List<string> result, HashSet<string> seen)
    {
        if (!_derived!.TryGetValue(id, out List<string>? direct))
        {
            return;
        }

        var fresh = direct.Where(seen.Add).ToList();
        result.AddRange(fresh);
        foreach (string child in fresh)
        {
            Collect(child, result, seen);
        }
    }

    private Dictionary<string, List<string>> IndexDerived()
    {
        var index = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach ((string id, IOpenApiSchema schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            // The library puts null where the document has no object; that is refused when something refers to it.
            if (schema is null or OpenApiSchemaReference)
            {
                continue;
            }

            foreach (IOpenApiSchema member in schema.AllOf ?? [])
            {
                if (member is OpenApiSchemaReference { Reference.Id: { } baseId })
                {
                    (index.TryGetValue(baseId, out List<string>? children) ? children : index[baseId] = []).Add(id);
                }
            }
        }

        return index;
    }

    private static GenerationException NoSchema(Schema? parent, string pointer)
        => new(
            GenerationMessageKind.Unsupported,
            "a boolean schema (true or false), or what is no schema at all, cannot be rendered; Kiota fails on it too. Use {} or leave the entry out.",
            parent is null ? pointer : $"{parent.Pointer}/{pointer}");
}
