using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Loading;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Schemas;

/// <summary>
/// One schema as a document uses it: inline, or a reference read through to its component. Children are wrapped on first
/// use and shared between all references to one component, so that identity of inline schemas can be compared.
/// </summary>
internal sealed class Schema
{
    private readonly SchemaCatalog _catalog;
    private readonly IOpenApiSchema _source;
    private readonly string _pointer;
    private readonly Schema? _parent;
    private IReadOnlyList<KeyValuePair<string, Schema>>? _properties;
    private IReadOnlyList<Schema>? _allOf;
    private IReadOnlyList<Schema>? _anyOf;
    private IReadOnlyList<Schema>? _oneOf;
    private Schema? _items;
    private bool _itemsRead;

    public Schema(SchemaCatalog catalog, IOpenApiSchema source, Schema? parent, string pointer)
    {
        _catalog = catalog;
        _source = ReadThrough(source);
        _parent = parent;
        _pointer = pointer;
        ReferenceId = (source as OpenApiSchemaReference)?.Reference.Id;
        Types = _source.Type;
        Format = _source.Format;
        Description = _source.Description;
        ReadOnly = _source.ReadOnly;
        // Unlike in an enum, null is no default, whatever the document is written in.
        Default = _source.Default is { } value && !value.IsJsonNullSentinel() ? value : null;
        Discriminator = _source.Discriminator is { } discriminator ? catalog.Discriminator(discriminator) : null;
    }

    private Schema(Schema basis)
    {
        _catalog = basis._catalog;
        _source = basis._source;
        _parent = basis._parent;
        _pointer = basis._pointer;
        (_properties, _allOf, _anyOf, _oneOf, _items, _itemsRead) = (basis._properties, basis._allOf, basis._anyOf, basis._oneOf, basis._items, basis._itemsRead);
        (ReferenceId, Types, Format, Description) = (basis.ReferenceId, basis.Types, basis.Format, basis.Description);
        (ReadOnly, Default, Discriminator) = (basis.ReadOnly, basis.Default, basis.Discriminator);
    }

    /// <summary>The component this is a reference to; null for an inline schema.</summary>
    public string? ReferenceId { get; }

    public bool IsReference => !string.IsNullOrEmpty(ReferenceId);

    /// <summary>The types allowed, "null" being one of them; null when the document names none.</summary>
    public JsonSchemaType? Types { get; private init; }

    public string? Format { get; }

    public string? Description { get; }

    public bool ReadOnly { get; }

    public JsonNode? Default { get; }

    public SchemaDiscriminator? Discriminator { get; private init; }

    public bool Deprecated => _source.Deprecated;

    public OpenApiExternalDocs? ExternalDocs => _source.ExternalDocs;

    public IEnumerable<JsonNode> Enum => _source.Enum?.Select(_catalog.Value).OfType<JsonNode>() ?? [];

    public bool AdditionalPropertiesAllowed => _source.AdditionalPropertiesAllowed;

    public JsonSchemaType? AdditionalPropertiesTypes => _source.AdditionalProperties?.Type;

    public IDictionary<string, IOpenApiExtension>? Extensions => _source.Extensions;

    /// <summary>Where in the document this stands, as a JSON pointer fragment.</summary>
    public string Pointer => _parent is null ? _pointer : $"{_parent.TargetPointer}/{_pointer}";

    /// <summary>Where what this refers to stands, which is where its children do.</summary>
    private string TargetPointer => IsReference ? JsonPointers.Append("#/components/schemas", ReferenceId!) : Pointer;

    public IReadOnlyList<KeyValuePair<string, Schema>> Properties
    {
        get => _properties ??= WrapProperties();
        private init => _properties = value;
    }

    public IReadOnlyList<Schema> AllOf
    {
        get => _allOf ??= Wrap(_source.AllOf, "allOf");
        private init => _allOf = value;
    }

    public IReadOnlyList<Schema> AnyOf
    {
        get => _anyOf ??= Wrap(_source.AnyOf, "anyOf");
        private init => _anyOf = value;
    }

    public IReadOnlyList<Schema> OneOf
    {
        get => _oneOf ??= Wrap(_source.OneOf, "oneOf");
        private init => _oneOf = value;
    }

    public Schema? Items
    {
        get
        {
            if (!_itemsRead)
            {
                _items = _source.Items is { } items ? _catalog.Of(items, this, "items") : null;
                _itemsRead = true;
            }

            return _items;
        }
    }

    /// <summary>This schema with other properties and none of the given compositions left; it keeps its reference.</summary>
    public Schema Merged(
        IReadOnlyList<KeyValuePair<string, Schema>> properties,
        SchemaDiscriminator? discriminator,
        IReadOnlyList<Schema> allOf,
        IReadOnlyList<Schema> anyOf,
        IReadOnlyList<Schema> oneOf)
        => new(this) { Properties = properties, Discriminator = discriminator, AllOf = allOf, AnyOf = anyOf, OneOf = oneOf };

    /// <summary>
    /// What a reference refers to, if the reference itself says nothing of what is read here. The library looks the target up
    /// anew for every property read of a reference, at some microseconds and kilobytes each.
    /// </summary>
    private static IOpenApiSchema ReadThrough(IOpenApiSchema source) => source is OpenApiSchemaReference
    {
        Reference:
        {
            SchemaType: null, Format: null, Description: null, ReadOnly: null, Default: null, Discriminator: null,
            Deprecated: null, ExternalDocs: null, Enum: null, Extensions: null, AdditionalPropertiesAllowed: null, AdditionalProperties: null,
            Properties: null, AllOf: null, AnyOf: null, OneOf: null, Items: null,
        },
        Target: OpenApiSchema target,
    } ? target : source;

    private List<KeyValuePair<string, Schema>> WrapProperties()
    {
        if (_source.Properties is not { Count: > 0 } source)
        {
            return [];
        }

        var result = new List<KeyValuePair<string, Schema>>(source.Count);
        foreach ((string name, IOpenApiSchema property) in source)
        {
            result.Add(KeyValuePair.Create(name, _catalog.Of(property, this, $"properties/{JsonPointers.Escape(name)}")));
        }

        return result;
    }

    private Schema[] Wrap(IList<IOpenApiSchema>? source, string keyword)
    {
        if (source is not { Count: > 0 })
        {
            return [];
        }

        var result = new Schema[source.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = _catalog.Of(source[i], this, $"{keyword}/{i}");
        }

        return result;
    }
}
