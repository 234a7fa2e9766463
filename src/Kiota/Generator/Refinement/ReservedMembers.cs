using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>Renames what would hide the base builder, or a member exceptions already have.</summary>
internal static class ReservedMembers
{
    private const string BaseBuilder = "BaseRequestBuilder";

    public static void Apply(CodeNamespace root)
    {
        foreach (TypeDeclaration type in ClientRefinement.Types(root))
        {
            if (IsBaseBuilder(type.Name))
            {
                type.Namespace.Rename(type, type.Name + "Escaped");
            }

            if (type is BuilderDeclaration builder)
            {
                foreach (BuilderProperty child in builder.Children.Where(c => IsBaseBuilder(c.Name)))
                {
                    child.Name += "Escaped";
                }
            }
            else if (type is ModelDeclaration model)
            {
                Escape(model);
            }
        }
    }

    private static void Escape(ModelDeclaration model)
    {
        foreach (ModelProperty property in model.Properties.Where(p => IsBaseBuilder(p.Name)))
        {
            property.Rename(SymbolName.UpperFirst(property.Name) + "Escaped");
        }

        if (!model.IsError)
        {
            return;
        }

        List<ModelProperty> hiding = [.. model.Properties.Where(p => ReservedNames.ExceptionMembers.Contains(p.Name))];
        string first = hiding.Select(p => p.Name).Append("Message").Min(StringComparer.OrdinalIgnoreCase)!;
        if (model.Name.Equals(first, StringComparison.OrdinalIgnoreCase))
        {
            model.Namespace.Rename(model, model.Name + "Escaped");
        }

        hiding.ForEach(p => p.Rename(SymbolName.UpperFirst(p.Name) + "Escaped"));
    }

    private static bool IsBaseBuilder(string name) => name.Equals(BaseBuilder, StringComparison.OrdinalIgnoreCase);
}
