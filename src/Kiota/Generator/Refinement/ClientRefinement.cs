using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>Turns the language-neutral model into what C# can say. The order of the steps shows in the result.</summary>
internal static class ClientRefinement
{
    public static void Apply(CodeNamespace root)
    {
        ErrorMessages.Prepare(root);
        ErrorMessages.MergeRanges(root);
        NamespaceMoves.Apply(root);
        WrapperClasses.Apply(root);
        Imports.Collect(root);
        ReservedMembers.Apply(root);
        ReservedTypes.Apply(root);
        PropertyCasing.Apply(root);
        ErrorClasses.Apply(root);
        ErrorMessages.FindPaths(root);
    }

    /// <summary>Every type that has a file of its own.</summary>
    internal static List<TypeDeclaration> Types(CodeNamespace root) => [.. root.SelfAndDescendants().SelectMany(n => n.Types)];

    /// <summary>Every model, wrappers nested in other classes included.</summary>
    internal static List<ModelDeclaration> Models(CodeNamespace root)
        => [.. Types(root).SelectMany(t => t.Nested.Prepend(t)).OfType<ModelDeclaration>()];
}
