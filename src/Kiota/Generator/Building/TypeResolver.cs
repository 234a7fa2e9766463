using System.Runtime.CompilerServices;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Decides what kind of type a schema is, and has it made. The first rule that applies wins.</summary>
internal sealed class TypeResolver(BuildContext context)
{
    // Only schemas that lead back to themselves take so many.
    private const int MostDetours = 256;

    public TypeUse Resolve(TypeRequest request)
    {
        // Documents may nest as deeply as they like: better refused than the process lost.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new GenerationException(GenerationMessageKind.Unsupported, "schemas nest or refer to each other too deeply.", request.Schema.Pointer);
        }

        Schema schema = request.Schema;
        if (request.Detours > MostDetours)
        {
            throw new GenerationException(
                GenerationMessageKind.Unsupported,
                "the schema is, through oneOf, anyOf, allOf or items, nothing but itself; Kiota overflows its stack on it.",
                schema.Pointer);
        }

        if (SoleReference(schema) is { } sole)
        {
            return Resolve(request.Toward(sole));
        }

        if (schema.IsInherited())
        {
            return TypeUse.Of(context.Inheritance.Build(request));
        }

        if (schema.IsIntersection())
        {
            return TypeUse.Of(context.Models.GetOrAdd(request with { Schema = SchemaMerger.MergeAllOf(schema) }));
        }

        if ((schema.IsExclusiveUnion() || schema.IsInclusiveUnion()) && string.IsNullOrEmpty(schema.Format) && !schema.IsODataNumber())
        {
            return context.Compositions.Build(request);
        }

        if (schema.IsObject() && SoleInheritingAlternative(schema) is { } alternative)
        {
            return Resolve(request.Toward(SchemaMerger.MergeSingleAlternative(schema, alternative)));
        }

        if (schema.IsObject() || schema.HasProperties() || schema.IsEnum() || schema.AdditionalPropertiesTypes is not null and not 0)
        {
            return TypeUse.Of(context.Models.GetOrAdd(request));
        }

        if (schema.IsArray() && !schema.Items!.IsArray())
        {
            return ResolveList(request);
        }

        if (!schema.HasNoType() || !string.IsNullOrEmpty(schema.Format))
        {
            return TypeUse.Of(PrimitiveTypes.Of(schema) ?? Primitive.UntypedNode);
        }

        Schema? member = schema.AnyOf.FirstOrDefault(SchemaShape.IsMeaningfulMember)
            ?? schema.OneOf.FirstOrDefault(SchemaShape.IsMeaningfulMember)
            ?? schema.AllOf.FirstOrDefault(SchemaShape.IsMeaningfulMember);
        return member is null
            ? TypeUse.Of(Primitive.UntypedNode)
            : Resolve(request.Toward(member) with { Namespace = context.ModelNamespaces.For(schema, request.Namespace) });
    }

    private TypeUse ResolveList(TypeRequest request)
    {
        Schema items = request.Schema.Items!;
        TypeUse item = PrimitiveTypes.Of(items) is { } primitive && !items.IsEnum()
            ? TypeUse.Of(primitive)
            : Resolve(request.Toward(items) with
            {
                Namespace = context.ModelNamespaces.For(request.Schema, request.Namespace),
                Suffix = string.Empty,
                Operation = null,
            });
        return item with { Collection = CollectionKind.List };
    }

    /// <summary>The component a schema merely wraps in a oneOf or anyOf of its own.</summary>
    private static Schema? SoleReference(Schema schema)
    {
        if (schema.HasProperties() || !string.IsNullOrEmpty(schema.Discriminator?.PropertyName))
        {
            return null;
        }

        return schema.AnyOf is [{ IsReference: true } any] ? any
            : schema.OneOf is [{ IsReference: true } one] ? one
            : null;
    }

    private static Schema? SoleInheritingAlternative(Schema schema)
    {
        List<Schema> members = [.. schema.OneOf.Concat(schema.AnyOf).Where(SchemaShape.IsMeaningfulMember)];
        return members is [{ } only] && only.HasProperties() && (only.IsInherited() || only.IsIntersection()) ? only : null;
    }
}
