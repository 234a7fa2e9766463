using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>
/// Collects the namespaces each class imports. Generated types are always written in full, so the directives are
/// decoration; which type brings a namespace in still shows, because one named like the class brings nothing in.
/// </summary>
internal static class Imports
{
    public static void Collect(CodeNamespace root)
    {
        foreach (TypeDeclaration type in ClientRefinement.Types(root).SelectMany(t => t.Nested.Prepend(t)))
        {
            var namespaces = new HashSet<CodeNamespace>();
            foreach (TypeDeclaration used in Uses(type))
            {
                if (used != type
                    && used.Namespace != type.Namespace
                    && !type.Namespace.IsBeneath(used.Namespace)
                    && namespaces.Add(used.Namespace))
                {
                    type.Imports.Add(used);
                }
            }

            type.Imports.AddRange(DiscriminatorTargets(type).Where(t => t.Namespace != type.Namespace));
        }
    }

    private static IEnumerable<TypeDeclaration> Uses(TypeDeclaration type) => type switch
    {
        ModelDeclaration model => ByName(model.Properties, p => p.Name).Select(p => p.Type.Declaration).Append(model.Base).OfType<TypeDeclaration>(),
        QueryDeclaration query => ByName(query.Properties, p => p.Name).Select(p => p.Type.Declaration).OfType<TypeDeclaration>(),
        BuilderDeclaration builder => Uses(builder),
        _ => [],
    };

    private static IEnumerable<TypeDeclaration> Uses(BuilderDeclaration builder)
    {
        List<OperationMethod> operations = [.. ByName(builder.Operations, o => o.Verb)];
        IEnumerable<TypeDeclaration?> uses = ByName(builder.Children, c => c.Name).Select(c => (TypeDeclaration?)c.Builder)
            .Concat(operations.Select(o => o.Body?.Type.Declaration))
            .Concat(ByName(builder.Methods, m => m.Name).Select(m => m.Builder))
            .Concat(operations.Select(o => o.ReturnType?.Declaration))
            .Append(builder.Indexer?.Builder)
            .Concat(operations.SelectMany(o => o.Errors.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value)));
        return uses.OfType<TypeDeclaration>();
    }

    private static IEnumerable<TypeDeclaration> DiscriminatorTargets(TypeDeclaration type)
    {
        if (type is not ModelDeclaration { DiscriminatorProperty.Length: > 0 } model)
        {
            return [];
        }

        return model.Composition is { } composition
            ? composition.DiscriminatorMappings.Select(m => m.Value)
            : model.DiscriminatorMappings.Select(m => m.Value);
    }

    private static IOrderedEnumerable<T> ByName<T>(IEnumerable<T> items, Func<T, string> name)
        => items.OrderBy(name, StringComparer.OrdinalIgnoreCase);
}
