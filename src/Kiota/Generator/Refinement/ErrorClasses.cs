using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>
/// Makes exceptions of error classes: their base becomes the runtime's exception, so what they inherited is copied in.
/// Also keeps a property named like the constructor's slot apart from it.
/// </summary>
internal static class ErrorClasses
{
    public static void Apply(CodeNamespace root)
    {
        List<ModelDeclaration> models = ClientRefinement.Models(root);
        foreach (ModelDeclaration error in models.Where(m => m.IsError && m.Base is not null))
        {
            foreach (ModelDeclaration ancestor in error.Ancestors().Reverse().ToList())
            {
                CopyFrom(ancestor, error);
            }

            error.Base = null;
        }

        foreach (ModelDeclaration model in models.Where(m => m.HasConstructor))
        {
            foreach (ModelProperty property in model.Properties.Where(p => p.Name.Equals("constructor", StringComparison.OrdinalIgnoreCase)))
            {
                property.Rename(property.Name + "-property");
            }
        }
    }

    private static void CopyFrom(ModelDeclaration ancestor, ModelDeclaration error)
    {
        HashSet<string> present = new(error.Properties.Concat(error.Hidden).Select(p => p.Name), StringComparer.OrdinalIgnoreCase) { "Message" };
        error.Properties.AddRange(ancestor.Properties.Where(p => present.Add(p.Name)).Select(p => p.Copy()));
        error.HasAdditionalData |= ancestor.HasAdditionalData;
        error.Imports.AddRange(ancestor.Imports);
    }
}
