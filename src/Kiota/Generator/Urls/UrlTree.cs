using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Urls;

/// <summary>Sorts the paths of a document into a tree of segments.</summary>
internal sealed class UrlTree
{
    private static readonly HashSet<string> Verbs =
        new(StringComparer.OrdinalIgnoreCase) { "get", "post", "put", "patch", "delete", "head", "options", "trace" };

    private readonly SchemaCatalog _schemas;

    private UrlTree(SchemaCatalog schemas) => _schemas = schemas;

    public UrlNode Root { get; } = new(string.Empty, null);

    public static UrlTree Build(OpenApiDocument document, SchemaCatalog schemas)
    {
        var tree = new UrlTree(schemas);
        foreach ((string path, IOpenApiPathItem item) in document.Paths ?? [])
        {
            tree.Add(path, item);
        }

        MergeIndexes(tree.Root);
        return tree;
    }

    private void Add(string path, IOpenApiPathItem item)
    {
        string pointer = JsonPointers.Append("#/paths", path);
        UrlNode node = Root;
        string[] segments = (path.StartsWith('/') ? path[1..] : path).Split('/');
        // A path whose first segment is empty ("/", "//a") belongs to the root.
        if (segments[0].Length > 0)
        {
            foreach (string segment in segments)
            {
                node = node.Child(segment);
            }
        }

        node.AddPathItem(
            string.IsNullOrEmpty(item.Description) ? item.Summary : item.Description,
            Parameters(item.Parameters, pointer),
            Operations(item, pointer));
    }

    private IEnumerable<UrlOperation> Operations(IOpenApiPathItem item, string pathPointer)
    {
        foreach ((HttpMethod method, OpenApiOperation operation) in item.Operations ?? [])
        {
            string verb = method.Method.ToLowerInvariant();
            string pointer = JsonPointers.Append(pathPointer, verb);
            if (!Verbs.Contains(verb))
            {
                throw new GenerationException(GenerationMessageKind.Unsupported, $"the HTTP method '{method.Method}' cannot be rendered; Kiota fails on it too.", pointer);
            }

            yield return new UrlOperation(SymbolName.UpperFirst(verb), operation, Parameters(operation.Parameters, pointer), pointer);
        }
    }

    private List<UrlParameter> Parameters(IList<IOpenApiParameter>? source, string pointer)
    {
        var result = new List<UrlParameter>(source?.Count ?? 0);
        for (int i = 0; i < (source?.Count ?? 0); i++)
        {
            IOpenApiParameter parameter = source![i];
            OpenApiParameter? definition = parameter as OpenApiParameter ?? (parameter as OpenApiParameterReference)?.RecursiveTarget;
            if (definition is null || string.IsNullOrEmpty(definition.Name) || parameter.In is not (ParameterLocation.Path or ParameterLocation.Query))
            {
                continue;
            }

            string place = $"{pointer}/parameters/{i}";
            IOpenApiSchema? content = parameter.Content?.Values.FirstOrDefault()?.Schema;
            result.Add(new UrlParameter(
                parameter,
                definition,
                parameter.Schema is { } schema ? _schemas.Of(schema, null, place + "/schema") : null,
                content is null ? null : _schemas.Of(content, null, place + "/content")));
        }

        return result;
    }

    /// <summary>Siblings that are one parameter each cannot be told apart in a URL, so they become one node.</summary>
    private static void MergeIndexes(UrlNode node)
    {
        UrlNode[] indexes = [.. node.Children.Where(c => c.IsIndex).OrderBy(c => c.Segment, StringComparer.OrdinalIgnoreCase)];
        if (indexes.Length > 1)
        {
            UrlNode survivor = indexes[0];
            string name = SymbolName.Clean(survivor.Segment.Trim('{', '}'));
            name = (name.EndsWith("id", StringComparison.OrdinalIgnoreCase) ? name[..^2] : name) + "-id";
            survivor.RenameParameters(survivor.Segment.Trim('{', '}'), name, withDescendants: true);
            foreach (UrlNode other in indexes[1..])
            {
                survivor.Absorb(other, other.Segment.Trim('{', '}'), name);
            }

            survivor.Segment = $"{{{name}}}";
        }

        foreach (UrlNode child in node.Children)
        {
            MergeIndexes(child);
        }
    }
}
