using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>Makes the class of a schema whose allOf names a base, and the base before it.</summary>
internal sealed class InheritanceBuilder(BuildContext context)
{
    public TypeDeclaration Build(TypeRequest request)
    {
        Schema schema = request.Schema;
        IReadOnlyList<Schema> members = SchemaShape.LookThrough(schema.AllOf, s => s.AllOf);
        Schema[] named = [.. members.Where(m => m.IsReference)];
        Schema[] anonymous = [.. members.Where(m => !m.IsReference)];
        CodeNamespace target = context.ModelNamespaces.For(schema, request.Namespace);
        string name = request.TypeName;
        if (target.Find(name) is { } existing)
        {
            return existing;
        }

        TypeDeclaration Own(Schema own, Schema? baseSchema) => Describe(
            context.Models.GetOrAdd(
                request with { Schema = own },
                name,
                target,
                baseSchema is null ? null : BaseOf(request, baseSchema)),
            schema);

        return (schema.HasProperties(), anonymous.Length, named.Length) switch
        {
            (true, 0, 0) => Own(schema, null),
            (false, > 0, 1) => Own(SchemaMerger.MergeAllOf(schema, anonymous), named[0]),
            (true, 0, 1) => Own(schema, named[0]),
            (true, 1, 0) => Own(schema, anonymous[0]),
            (false, 0, 1) or (false, 1, 0) => request.ViaDiscriminator
                ? Own(schema, named.Length == 1 ? named[0] : anonymous[0])
                : Own(SchemaMerger.MergeAllOf(schema), null),
            (true, 1, 1) => OwnWithBoth(schema, anonymous[0], named[0], Own),
            (false, 0, 0) when schema.IsObject() => Own(schema, null),
            (false, 0, 0) => throw new GenerationException(
                GenerationMessageKind.Unsupported,
                "allOf builds on a component that has no properties of its own (a oneOf, an anyOf, or an untyped enum); Kiota fails on it too.",
                request.Schema.Pointer),
            _ => Own(SchemaMerger.MergeAllOf(schema), null),
        };
    }

    private static TypeDeclaration OwnWithBoth(Schema schema, Schema anonymous, Schema named, Func<Schema, Schema?, TypeDeclaration> own)
        => (anonymous.HasProperties(), named.HasProperties() || named.AllOf.Count > 0) switch
        {
            (true, false) => own(schema, anonymous),
            (false, true) => own(schema, named),
            (true, true) => own(SchemaMerger.MergeAllOf(schema, [anonymous]), named),
            _ => own(SchemaMerger.MergeAllOf(schema, []), null),
        };

    private ModelDeclaration? BaseOf(TypeRequest request, Schema baseSchema)
        => Build(request with
        {
            Schema = baseSchema,
            InlineName = baseSchema.IsReference ? string.Empty : request.InlineName,
        }) as ModelDeclaration;

    /// <summary>A class left without documentation takes that of the schema, else of the first described member.</summary>
    private static TypeDeclaration Describe(TypeDeclaration type, Schema schema)
    {
        if (type is ModelDeclaration && string.IsNullOrEmpty(type.Description))
        {
            type.Description = Descriptions.Clean(
                string.IsNullOrEmpty(schema.Description)
                    ? schema.AllOf.FirstOrDefault(m => !m.IsReference && !string.IsNullOrEmpty(m.Description))?.Description
                    : schema.Description);
        }

        return type;
    }
}
