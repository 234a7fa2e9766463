using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>Makes classes and enums; within a namespace the first schema that needs a name defines it.</summary>
internal sealed class ModelFactory(BuildContext context)
{
    // Far above any honest document; components that their own inline schemas build upon multiply without end.
    private const int MostInlineClasses = 100_000;

    private int _inlineClasses;

    /// <summary>The class or enum a schema becomes, in the namespace and under the name the request gives.</summary>
    public TypeDeclaration GetOrAdd(TypeRequest request)
        => GetOrAdd(request, request.TypeName, context.ModelNamespaces.For(request.Schema, request.Namespace), null);

    public TypeDeclaration GetOrAdd(TypeRequest request, string name, CodeNamespace target, ModelDeclaration? baseClass)
    {
        if (target.Find(name) is { } existing)
        {
            return existing;
        }

        Schema schema = request.Schema;
        if (schema.IsEnum())
        {
            EnumDeclaration @enum = EnumFactory.Create(schema, name, target, request.Node.Description);
            target.Add(@enum);
            return @enum;
        }

        if (schema.IsIntersection())
        {
            schema = SchemaMerger.MergeAllOf(schema);
        }
        else if (schema.AnyOf.Any(SchemaShape.IsMeaningfulMember))
        {
            schema = SchemaMerger.MergeAlternatives(schema, schema.AnyOf);
        }
        else if (schema.OneOf.Any(SchemaShape.IsMeaningfulMember))
        {
            schema = SchemaMerger.MergeAlternatives(schema, schema.OneOf);
        }

        return AddClass(request with { Schema = schema }, name, target, baseClass ?? SoleBase(request, schema));
    }

    private ModelDeclaration AddClass(TypeRequest request, string name, CodeNamespace target, ModelDeclaration? baseClass)
    {
        if (target.Find(name) is ModelDeclaration made)
        {
            // Making the base made this class as one of its derived classes.
            return made;
        }

        Schema schema = request.Schema;
        if (!schema.IsReference && ++_inlineClasses > MostInlineClasses)
        {
            throw new GenerationException(GenerationMessageKind.Unsupported, $"the document expands to more than {MostInlineClasses} inline classes.", schema.Pointer);
        }

        string? description = string.IsNullOrEmpty(schema.Description)
            ? schema.AllOf.FirstOrDefault(m => !m.IsReference && !string.IsNullOrEmpty(m.Description))?.Description
            : schema.Description;
        var model = new ModelDeclaration
        {
            Name = name,
            Namespace = target,
            Description = Descriptions.Clean(description),
            Link = Descriptions.Link(schema.ExternalDocs),
            Deprecation = Deprecations.Of(schema.Deprecated, schema.Extensions),
            Base = baseClass,
        };
        model.HasAdditionalData = context.Settings.IncludeAdditionalData
            && schema.AdditionalPropertiesAllowed
            && model.Ancestors().LastOrDefault() is not { HasAdditionalData: true };
        target.Add(model);
        context.Properties.AddTo(model, request with { Namespace = target, InlineDepth = schema.IsReference ? 0 : request.InlineDepth });
        context.Discriminators.AddTo(model, request with { Namespace = target });
        return model;
    }

    /// <summary>A schema made a class without inheritance having been looked at still derives from the one component it lists.</summary>
    private ModelDeclaration? SoleBase(TypeRequest request, Schema schema)
    {
        List<Schema> references = [.. schema.AllOf.Where(m => m.IsReference)];
        if (references is not [{ } only] || !only.HasNoType() && !only.IsObject())
        {
            return null;
        }

        return GetOrAdd(
            request with { Schema = only, InlineName = string.Empty },
            TypeNames.OfComponent(only.ReferenceId!),
            context.ModelNamespaces.For(only, request.Namespace),
            null) as ModelDeclaration;
    }
}
