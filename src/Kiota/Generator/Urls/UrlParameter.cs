using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Urls;

/// <summary>A path or query parameter as one path item or operation lists it.</summary>
internal sealed class UrlParameter
{
    private readonly ParameterName _name;

    public UrlParameter(IOpenApiParameter source, ParameterName name, Schema? schema, Schema? contentSchema)
    {
        _name = name;
        Schema = schema;
        ContentSchema = contentSchema;
        Location = source.In;
        Required = source.Required;
        Explode = source.Explode;
        Deprecated = source.Deprecated;
        Description = source.Description;
        Extensions = source.Extensions;
    }

    public string Name => _name.Value;

    public ParameterLocation? Location { get; }

    public bool Required { get; }

    public bool Explode { get; }

    public bool Deprecated { get; }

    public string? Description { get; }

    public Schema? Schema { get; }

    /// <summary>The schema of the first media type of a parameter that is described by content.</summary>
    public Schema? ContentSchema { get; }

    public IDictionary<string, IOpenApiExtension>? Extensions { get; }

    /// <summary>Gives the parameter, and every other use of the same component, another name.</summary>
    public void Rename(string name) => _name.Value = name;
}
