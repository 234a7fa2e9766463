using System.Globalization;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>Renames types and namespaces called like something of the namespace System, and capitalises namespaces.</summary>
internal static class ReservedTypes
{
    public static void Apply(CodeNamespace root)
    {
        foreach (TypeDeclaration type in ClientRefinement.Types(root).Where(t => ReservedNames.Types.Contains(t.Name)))
        {
            string name = type.Name + "Object";
            for (int i = 1; type.Namespace.Find(name) is not null; i++)
            {
                name = $"{type.Name}Object{i.ToString(CultureInfo.InvariantCulture)}";
            }

            type.Namespace.Rename(type, name);
        }

        root.Name = string.Join('.', root.Segment.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(Escape));
        foreach (CodeNamespace @namespace in root.SelfAndDescendants().Skip(1))
        {
            @namespace.Name = $"{@namespace.Parent!.Name}.{Escape(@namespace.Segment)}";
        }
    }

    private static string Escape(string segment)
    {
        string name = SymbolName.UpperFirst(segment);
        return ReservedNames.Types.Contains(name) ? name + "Namespace" : name;
    }
}
