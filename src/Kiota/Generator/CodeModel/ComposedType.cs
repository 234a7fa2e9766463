namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A oneOf, anyOf or list of types, before it becomes a wrapper class.</summary>
internal sealed class ComposedType
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public required string Name { get; init; }

    /// <summary>True for oneOf and lists of types (one member is chosen), false for anyOf (all are tried).</summary>
    public required bool IsUnion { get; init; }

    /// <summary>Where the wrapper of a component belongs; null for an inline one, which nests in the class that uses it.</summary>
    public CodeNamespace? TargetNamespace { get; init; }

    public List<TypeUse> Members { get; } = [];

    /// <summary>Wire name of the discriminator; empty when there is none.</summary>
    public string DiscriminatorProperty { get; init; } = string.Empty;

    public List<KeyValuePair<string, TypeDeclaration>> DiscriminatorMappings { get; } = [];

    /// <summary>The class made of this in refinement.</summary>
    public ModelDeclaration? Wrapper { get; set; }

    /// <summary>Adds a member unless one of the same type name is there already.</summary>
    public void Add(TypeUse member)
    {
        if (_names.Add(member.IsCollection ? member.Name + "[]" : member.Name))
        {
            Members.Add(member);
        }
    }
}
