using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>Finds the property that tells derived classes apart, and makes the classes its values stand for.</summary>
internal sealed class DiscriminatorBuilder(BuildContext context)
{
    /// <summary>
    /// Gives a class its discriminator. Even without one, the classes that derive from it are made here: their being
    /// used does not show in any property.
    /// </summary>
    public void AddTo(ModelDeclaration model, TypeRequest request)
    {
        model.DiscriminatorProperty = PropertyName(request.Schema);
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string value, TypeDeclaration target) in Targets(request))
        {
            if (model.DiscriminatorProperty.Length > 0 && target is ModelDeclaration derived && derived.DerivesFrom(model) && values.Add(value))
            {
                model.DiscriminatorMappings.Add(KeyValuePair.Create(value, derived));
            }
        }
    }

    /// <summary>The wire name of the schema's discriminator, or the first found in its members; empty when there is none.</summary>
    public static string PropertyName(Schema schema) => PropertyName(schema, []);

    /// <summary>Values and the types made for them.</summary>
    public IEnumerable<KeyValuePair<string, TypeDeclaration>> Targets(TypeRequest request)
    {
        foreach ((string value, string id) in Mapping(request.Schema, []))
        {
            if (context.Schemas.Reference(id) is not { } schema)
            {
                context.Warn($"the discriminator value '{value}' points to '{id}', which is no component schema.", request.Schema.Pointer);
                continue;
            }

            TypeUse type = context.Types.Resolve(request with
            {
                Schema = schema,
                Detours = 0,
                Suffix = string.Empty,
                InlineName = string.Empty,
                IsRequestBody = false,
                ViaDiscriminator = true,
            });
            if (type.Declaration is { } declaration)
            {
                yield return KeyValuePair.Create(value, declaration);
            }
        }
    }

    private static string PropertyName(Schema schema, HashSet<string> visited)
    {
        if (schema.Discriminator?.PropertyName is { Length: > 0 } own)
        {
            return own;
        }

        if (schema.IsReference && !visited.Add(schema.ReferenceId!))
        {
            return string.Empty;
        }

        foreach (Schema member in schema.OneOf.Concat(schema.AnyOf).Concat(schema.AllOf))
        {
            if (PropertyName(member, visited) is { Length: > 0 } name)
            {
                return name;
            }
        }

        return string.Empty;
    }

    /// <summary>
    /// The explicit mapping; else that of the alternatives; else that of the last allOf member which has one; else every
    /// component that derives from this one stands for itself.
    /// </summary>
    private IEnumerable<KeyValuePair<string, string>> Mapping(Schema schema, HashSet<string> visited)
    {
        if (schema.Discriminator is { Mapping: { Count: > 0 } mapping })
        {
            return mapping;
        }

        if (schema.IsReference && !visited.Add(schema.ReferenceId!))
        {
            return [];
        }

        if (schema.OneOf.Count > 0 || schema.AnyOf.Count > 0)
        {
            return (schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf).SelectMany(m => Mapping(m, visited));
        }

        if (schema.AllOf.LastOrDefault(m => m.Discriminator is { Mapping.Count: > 0 }) is { } described)
        {
            return described.Discriminator!.Mapping;
        }

        return schema.IsReference
            ? context.Schemas.DerivedFrom(schema.ReferenceId!).Append(schema.ReferenceId!).Select(id => KeyValuePair.Create(id, id))
            : [];
    }
}
