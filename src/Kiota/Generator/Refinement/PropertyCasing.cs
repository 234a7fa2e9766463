using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>Gives properties C# casing where no sibling has that name, and keeps them apart from their class's name.</summary>
internal static class PropertyCasing
{
    public static void Apply(CodeNamespace root)
    {
        foreach (TypeDeclaration type in ClientRefinement.Types(root).SelectMany(t => t.Nested.Prepend(t)))
        {
            switch (type)
            {
                case ModelDeclaration model:
                    Rename(model.Properties, p => p.Name, (p, name) => p.Rename(name), model.Name, FixedNames(model));
                    break;
                case QueryDeclaration query:
                    Rename(query.Properties, p => p.Name, (p, name) => p.Rename(name), query.Name, []);
                    break;
                case BuilderDeclaration builder:
                    foreach (BuilderProperty child in builder.Children.Where(c => c.Name.Equals(builder.Name, StringComparison.OrdinalIgnoreCase)))
                    {
                        child.Name += "Prop";
                    }

                    break;
            }
        }
    }

    /// <summary>The properties that come from no schema.</summary>
    private static IEnumerable<string> FixedNames(ModelDeclaration model)
    {
        if (model.HasAdditionalData)
        {
            yield return "AdditionalData";
        }

        if (model.IsError)
        {
            yield return "Message";
        }
    }

    private static void Rename<T>(List<T> properties, Func<T, string> nameOf, Action<T, string> rename, string className, IEnumerable<string> others)
    {
        var names = properties.Select(nameOf).Concat(others).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
        foreach (T property in properties)
        {
            string old = nameOf(property);
            string pascal = SymbolName.Pascal(old);
            if (pascal != old && (pascal.Equals(old, StringComparison.OrdinalIgnoreCase) || !names.ContainsKey(pascal)))
            {
                names.Remove(old);
                names[pascal] = 1;
                rename(property, pascal);
            }

            if (nameOf(property).Equals(className, StringComparison.OrdinalIgnoreCase))
            {
                rename(property, nameOf(property) + "Prop");
            }
        }
    }
}
