using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>
/// Moves classes into a child namespace that ends in their name. It is a plain comparison of text ends, so that
/// <c>Pet</c> moves into <c>Carpet</c> too.
/// </summary>
internal static class NamespaceMoves
{
    public static void Apply(CodeNamespace root)
    {
        foreach (CodeNamespace @namespace in root.SelfAndDescendants().Where(n => n.Children.Count > 0).ToList())
        {
            foreach (TypeDeclaration type in @namespace.Types.Where(t => t is not EnumDeclaration).ToList())
            {
                CodeNamespace? target = @namespace.Children.FirstOrDefault(c => c.RawName.EndsWith(type.Name, StringComparison.OrdinalIgnoreCase));
                if (target is not null && target.Find(type.Name) is null)
                {
                    @namespace.Remove(type);
                    type.Namespace = target;
                    type.Nested.ForEach(n => n.Namespace = target);
                    target.Add(type);
                }
            }
        }
    }
}
