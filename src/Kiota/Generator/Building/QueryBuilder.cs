using System.Globalization;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;
using Clients.Kiota.Generator.Urls;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Makes the class of an operation's query parameters.</summary>
internal sealed class QueryBuilder(BuildContext context)
{
    /// <summary>The class, nested in the builder; null when the operation takes no query parameters.</summary>
    public QueryDeclaration? Build(OperationRequest request, string? description)
    {
        List<UrlParameter> parameters = [.. request.Node.Parameters
            .Concat(request.Operation.Parameters)
            .Where(p => p.Location == ParameterLocation.Query)];
        if (parameters.Count == 0)
        {
            return null;
        }

        BuilderDeclaration builder = request.Builder;
        var query = new QueryDeclaration
        {
            Name = $"{builder.Name}{request.Operation.Verb}QueryParameters",
            Namespace = builder.Namespace,
            Outer = builder,
            Description = description,
        };
        foreach (UrlParameter parameter in parameters)
        {
            Add(query, request, parameter);
        }

        builder.Nested.Add(query);
        return query;
    }

    private void Add(QueryDeclaration query, OperationRequest request, UrlParameter parameter)
    {
        string name = TemplateName.ForCode(parameter.Name);
        string pointer = request.Operation.Pointer;
        if (name.Length == 0)
        {
            throw new GenerationException(GenerationMessageKind.Unsupported, $"the query parameter '{parameter.Name}' leaves no name for its property; Kiota fails on it too.", pointer);
        }

        var property = new QueryProperty
        {
            Name = name,
            SerializationName = name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase) ? null : TemplateName.Encode(parameter.Name),
            Type = TypeOf(request, parameter),
            Description = Descriptions.FirstOf(parameter.Description),
            Deprecation = DeprecationOf(parameter),
        };
        if (query.Properties.Any(p => p.WireName.Equals(property.WireName, StringComparison.OrdinalIgnoreCase)))
        {
            context.Warn($"the query parameter '{parameter.Name}' is listed twice; the first one counts.", pointer);
            return;
        }

        for (int i = 0; query.Properties.Any(p => p.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)); i++)
        {
            property.Rename(name + i.ToString(CultureInfo.InvariantCulture));
        }

        query.Properties.Add(property);
    }

    private TypeUse TypeOf(OperationRequest request, UrlParameter parameter)
    {
        if (parameter.Schema is not { } schema)
        {
            return TypeUse.Of(Primitive.String);
        }

        CollectionKind collection = schema.IsArray() ? CollectionKind.Array : CollectionKind.None;
        Schema value = collection == CollectionKind.Array ? schema.Items! : schema;
        if (!value.IsEnum())
        {
            return TypeUse.Of(PrimitiveTypes.Of(schema) ?? Primitive.String, collection);
        }

        string inlineName = $"{request.Operation.Verb}{SymbolName.UpperFirst(SymbolName.Clean(parameter.Name))}QueryParameterType";
        TypeDeclaration type = context.Models.GetOrAdd(request.TypeOf(value, string.Empty) with { InlineName = inlineName });
        return TypeUse.Of(type, collection) with { IsNullable = collection == CollectionKind.None };
    }

    private static string? DeprecationOf(UrlParameter parameter)
    {
        return Deprecations.Of(parameter.Deprecated, parameter.Extensions)
            ?? Inline(parameter.Schema)
            ?? Inline(parameter.ContentSchema);

        static string? Inline(Schema? schema)
            => schema is { IsReference: false } ? Deprecations.Of(schema.Deprecated, schema.Extensions) : null;
    }
}
