using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;
using Clients.Kiota.Generator.Urls;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Finds the declared parameters of path segments.</summary>
internal static class PathParameterReader
{
    /// <summary>The parameter an index segment stands for; null when it is declared nowhere.</summary>
    public static UrlParameter? OfIndex(UrlNode node)
    {
        string name = TemplateName.WithoutExtension(node.Segment).Trim('{', '}');
        List<UrlNode> places = [.. node.HasPathItem ? [node] : NearestPathItems(node)];
        return places.SelectMany(p => p.Operations).SelectMany(o => o.Parameters)
            .Concat(places.SelectMany(p => p.Parameters))
            .FirstOrDefault(p => p.Location == ParameterLocation.Path && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The type of an indexer's position: never null, never a collection, text when nothing better is known.</summary>
    public static TypeUse IndexType(UrlParameter? parameter)
        => TypeUse.Of(PrimitiveTypes.Of(parameter?.Schema) ?? Primitive.String) with { IsNullable = false };

    /// <summary>The declared parameters that occur in a segment mixed with text, by name.</summary>
    public static IReadOnlyList<PathParameter> OfComplexSegment(UrlNode node)
    {
        IEnumerable<UrlNode> places = node.HasPathItem ? [node] : node.Children.Where(c => c.HasPathItem);
        return [.. places
            .SelectMany(p => p.Parameters.Concat(p.Operations.SelectMany(o => o.Parameters)))
            .Where(p => p.Location == ParameterLocation.Path && node.Segment.Contains($"{{{p.Name}}}", StringComparison.OrdinalIgnoreCase))
            .DistinctBy(p => p.Name)
            .Select(Create)
            .OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static PathParameter Create(UrlParameter parameter)
    {
        string name = TemplateName.ForCode(parameter.Name);
        TypeUse type = TypeUse.Of(
            PrimitiveTypes.Of(parameter.Schema) ?? Primitive.String,
            parameter.Schema?.IsArray() == true ? CollectionKind.Array : CollectionKind.None).AsTransported();
        return new PathParameter(
            name,
            TemplateName.Encode(parameter.Name),
            type,
            Descriptions.FirstOf(parameter.Description) ?? $"The path parameter: {name}");
    }

    private static IEnumerable<UrlNode> NearestPathItems(UrlNode node)
        => node.Children.SelectMany(c => c.HasPathItem ? [c] : NearestPathItems(c));
}
