using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Urls;

/// <summary>A path or query parameter as one path item or operation lists it.</summary>
internal sealed class UrlParameter
{
    private readonly OpenApiParameter _definition;

    /// <param name="source">The parameter, or a reference to one.</param>
    /// <param name="definition">The parameter itself, which all references to it share.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="contentSchema">The schema of its first media type.</param>
    public UrlParameter(IOpenApiParameter source, OpenApiParameter definition, Schema? schema, Schema? contentSchema)
    {
        _definition = definition;
        Schema = schema;
        ContentSchema = contentSchema;
        Location = source.In;
        Required = source.Required;
        Explode = source.Explode;
        Deprecated = source.Deprecated;
        Description = source.Description;
        Extensions = source.Extensions;
    }

    public string Name => _definition.Name ?? string.Empty;

    public ParameterLocation? Location { get; }

    public bool Required { get; }

    public bool Explode { get; }

    public bool Deprecated { get; }

    public string? Description { get; }

    public Schema? Schema { get; }

    /// <summary>The schema of the first media type of a parameter that is described by content.</summary>
    public Schema? ContentSchema { get; }

    public IDictionary<string, IOpenApiExtension>? Extensions { get; }

    /// <summary>Gives the parameter another name in the document itself, and so in every other use of the same component.</summary>
    public void Rename(string name) => _definition.Name = name;
}
