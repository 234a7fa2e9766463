using System.Globalization;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Gathers the members of a oneOf, an anyOf or a list of types.</summary>
internal sealed class CompositionBuilder(BuildContext context)
{
    private readonly Dictionary<string, ComposedType> _components = new(StringComparer.Ordinal);

    public TypeUse Build(TypeRequest request)
    {
        Schema schema = request.Schema;
        CodeNamespace owner = context.ModelNamespaces.For(schema, request.Namespace);
        if (NullableOnly(schema) is { } target)
        {
            // anyOf was used only to allow null.
            string name = SymbolName.Clean(target.Name());
            TypeDeclaration declaration = context.Models.GetOrAdd(
                request with { Schema = target, Namespace = owner }, name, context.ModelNamespaces.For(target, owner), null);
            return TypeUse.Of(declaration, target.IsArray() ? CollectionKind.List : CollectionKind.None);
        }

        if (schema.IsReference && _components.TryGetValue(schema.ReferenceId!, out ComposedType? known))
        {
            return TypeUse.Of(known);
        }

        if (schema.IsReference && schema.HasSeveralTypes() && schema.OneOf.Count == 0 && schema.AnyOf.Count == 0)
        {
            throw new GenerationException(
                GenerationMessageKind.Unsupported,
                "a component with several types and no format cannot be rendered; Kiota overflows its stack on it. Describe the types inline or with oneOf.",
                schema.Pointer);
        }

        bool isUnion = schema.IsExclusiveUnion();
        var composed = new ComposedType
        {
            Name = request.TypeName,
            IsUnion = isUnion,
            TargetNamespace = schema.IsReference ? owner : null,
            DiscriminatorProperty = DiscriminatorBuilder.PropertyName(schema),
        };
        if (schema.IsReference)
        {
            _components.Add(schema.ReferenceId!, composed);
        }

        TypeRequest inOwner = request with { Namespace = owner };
        composed.DiscriminatorMappings.AddRange(context.Discriminators.Targets(inOwner));
        IEnumerable<Schema> members = (isUnion, schema.IsInclusiveUnion()) switch
        {
            (true, true) => schema.OneOf.Concat(schema.AnyOf),
            (true, false) => schema.OneOf,
            _ => schema.AnyOf,
        };
        AddMembers(composed, members, inOwner);
        AddTypes(composed, schema);
        return TypeUse.Of(composed);
    }

    private void AddMembers(ComposedType composed, IEnumerable<Schema> members, TypeRequest request)
    {
        int nameless = 0;
        foreach (Schema member in members)
        {
            CollectionKind collection = member.IsArray() ? CollectionKind.List : CollectionKind.None;
            string name = SymbolName.Clean(member.Name());
            if (name.Length == 0)
            {
                if (PrimitiveTypes.Of(member) is { } primitive)
                {
                    composed.Add(TypeUse.Of(primitive, collection));
                    continue;
                }

                name = $"{composed.Name}Member{(++nameless).ToString(CultureInfo.InvariantCulture)}";
            }

            TypeDeclaration declaration = context.Models.GetOrAdd(
                request with { Schema = member, InlineName = string.Empty, ViaDiscriminator = false },
                name,
                context.ModelNamespaces.For(member, request.Namespace),
                null);
            composed.Add(TypeUse.Of(declaration, collection));
        }
    }

    private static void AddTypes(ComposedType composed, Schema schema)
    {
        if (!schema.HasSeveralTypes())
        {
            return;
        }

        ReadOnlySpan<(JsonSchemaType Type, Primitive Primitive)> known =
        [
            (JsonSchemaType.Boolean, Primitive.Boolean),
            (JsonSchemaType.Integer, Primitive.Integer),
            (JsonSchemaType.Number, Primitive.Number),
            (JsonSchemaType.String, Primitive.String),
        ];
        foreach ((JsonSchemaType type, Primitive primitive) in known)
        {
            if ((schema.Types & type) == type)
            {
                composed.Add(TypeUse.Of(primitive));
            }
        }
    }

    /// <summary>The other member of an anyOf of two whose one member says no more than that null is allowed.</summary>
    private static Schema? NullableOnly(Schema schema)
        => schema.AnyOf is [{ } first, { } second] && (AllowsOnlyNull(first) || AllowsOnlyNull(second))
            ? schema.AnyOf.FirstOrDefault(m => m.Name().Length > 0)
            : null;

    private static bool AllowsOnlyNull(Schema schema)
        => !schema.IsReference
            && schema.Types is { } types && (types & JsonSchemaType.Null) != 0
            && !schema.HasProperties() && schema.Items is null
            && schema.AllOf.Count == 0 && schema.AnyOf.Count == 0 && schema.OneOf.Count == 0;
}
