using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Urls;

namespace Clients.Kiota.Generator.Building;

/// <summary>Makes the request builders of the URL tree, depth first and in document order, and with them all models.</summary>
internal sealed class ClientBuilder(BuildContext context)
{
    private readonly OperationBuilder _operations = new(context);

    /// <summary>Builds the whole client.</summary>
    /// <returns>The root class.</returns>
    public BuilderDeclaration Build(UrlNode root)
    {
        var client = new BuilderDeclaration
        {
            Name = context.Settings.ClientClassName,
            Namespace = context.Root,
            IsRoot = true,
            BaseUrl = ServerAddress.Choose(context.Document),
            Description = "The main entry point of the SDK, exposes the configuration and the fluent API.",
        };
        context.Root.Add(client);
        root.Builder = client;
        BuildNode(root);
        return client;
    }

    private void BuildNode(UrlNode node)
    {
        BuilderDeclaration builder = node.Builder!;
        foreach (UrlNode child in node.Children)
        {
            child.Builder = BuilderOf(child, builder.Namespace);
            Link(node, builder, child);
        }

        if (builder.UrlTemplate.Length == 0)
        {
            builder.UrlTemplate = UrlTemplate.OfNode(node);
        }

        foreach (UrlOperation operation in node.Operations)
        {
            if (builder.Operations.All(o => o.Verb != operation.Verb))
            {
                builder.Operations.Add(_operations.Build(node, operation));
            }
        }

        builder.WithUrlDeprecation = NodeDeprecation(node);
        foreach (UrlNode child in node.Children)
        {
            BuildNode(child);
        }
    }

    private static BuilderDeclaration BuilderOf(UrlNode node, CodeNamespace parent)
    {
        string segment = SegmentName.Namespace(node.Segment, node.IsIndex);
        CodeNamespace target = segment.Length == 0 ? parent : parent.Child(segment);
        string baseName = node.BaseName;
        if (node.IsIndex && node.PreviousSegment is null && baseName == "With")
        {
            throw new GenerationException(
                GenerationMessageKind.Unsupported,
                $"the path segment '{node.Segment}' at the root leaves no name for its class; Kiota fails on it too. Name the parameter after what it identifies.",
                JsonPointers.Append("#/paths", "/" + node.Segment));
        }

        string name = SymbolName.Clean(baseName + (node.IsIndex ? "ItemRequestBuilder" : "RequestBuilder"));
        if (node.Segment.Equals("item", StringComparison.OrdinalIgnoreCase))
        {
            name = name.Replace("item", "Item_Escaped", StringComparison.OrdinalIgnoreCase);
        }

        // Segments that differ only in case share one class.
        if (target.Find(name) is BuilderDeclaration shared)
        {
            return shared;
        }

        var builder = new BuilderDeclaration
        {
            Name = name,
            Namespace = target,
            Description = DescriptionOf(node),
            PathParameters = node.IsComplex ? PathParameterReader.OfComplexSegment(node) : [],
        };
        target.Add(builder);
        return builder;
    }

    private static void Link(UrlNode parent, BuilderDeclaration builder, UrlNode child)
    {
        BuilderDeclaration target = child.Builder!;
        if (child.IsIndex)
        {
            UrlParameter? parameter = PathParameterReader.OfIndex(child);
            builder.Indexer ??= new BuilderIndexer(
                target,
                PathParameterReader.IndexType(parameter),
                TemplateName.Encode(child.Segment),
                Descriptions.FirstOf(child.Description) ?? $"Gets an item from the {target.Namespace.RawName} collection",
                Descriptions.FirstOf(parameter?.Description) ?? "Unique identifier of the item",
                NodeDeprecation(child));
            return;
        }

        string name = SegmentName.Member(child.BaseName);
        bool isProperty = builder.Children.Exists(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        bool isMethod = builder.Methods.Exists(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (name.Length == 0 || (child.IsComplex ? isProperty : isMethod || IsOwnMethod(parent, name)))
        {
            throw new GenerationException(
                GenerationMessageKind.Unsupported,
                name.Length == 0
                    ? $"the path segment '{child.Segment}' leaves no name for its member."
                    : $"the path segment '{child.Segment}' becomes a member '{SymbolName.UpperFirst(name)}', which its class has already as another kind of member.",
                JsonPointers.Append("#/paths", child.Path.Replace('\\', '/')));
        }

        // Segments that make the same member share it.
        if (child.IsComplex && !isMethod)
        {
            builder.Methods.Add(new BuilderMethod(name, target, DescriptionOf(child), NodeDeprecation(child)));
        }
        else if (!child.IsComplex && !isProperty)
        {
            builder.Children.Add(new BuilderProperty
            {
                Name = name,
                Builder = target,
                Description = Descriptions.FirstOf(child.Description) ?? $"The {name} property",
                Deprecation = NodeDeprecation(parent),
            });
        }
    }

    /// <summary>Whether a builder has a method of its own by this name; those that send requests are kept apart by their names.</summary>
    private static bool IsOwnMethod(UrlNode node, string name)
        => name.Equals("constructor", StringComparison.OrdinalIgnoreCase)
            || node.Parent is not null && node.Operations.Count > 0 && name.Equals("WithUrl", StringComparison.OrdinalIgnoreCase)
            || node.Operations.Exists(o => name.Equals($"To{o.Verb}RequestInformation", StringComparison.OrdinalIgnoreCase));

    private static string DescriptionOf(UrlNode node)
        => Descriptions.FirstOf(node.Description) ?? $"Builds and executes requests for operations under {node.Path}";

    /// <summary>The node's operations being deprecated one and all, the text for those who lead to it.</summary>
    private static string? NodeDeprecation(UrlNode node)
        => node.Operations.Count > 0 && node.Operations.All(o => o.Source.Deprecated)
            ? Deprecations.Of(true, node.Operations[0].Source.Extensions)
            : null;
}
