namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A class for a schema, or (with <see cref="Composition"/>) the wrapper around the members of a union.</summary>
internal sealed class ModelDeclaration : TypeDeclaration
{
    public ModelDeclaration? Base { get; set; }

    public List<ModelProperty> Properties { get; } = [];

    /// <summary>
    /// Properties left out because a base has them. Their defaults are still set, and they block copies when the base is
    /// cut off.
    /// </summary>
    public List<ModelProperty> Hidden { get; } = [];

    /// <summary>Whether this very class declares AdditionalData.</summary>
    public bool HasAdditionalData { get; set; }

    /// <summary>Whether some operation throws this class.</summary>
    public bool IsError { get; set; }

    /// <summary>The expression whose value becomes the exception's message; null to leave the base's message.</summary>
    public string? MessagePath { get; set; }

    /// <summary>What the class wraps; null for ordinary models.</summary>
    public ComposedType? Composition { get; set; }

    /// <summary>Wire name of the property that tells derived classes apart; empty when there is none.</summary>
    public string DiscriminatorProperty { get; set; } = string.Empty;

    /// <summary>Values of the discriminator and the derived class each stands for.</summary>
    public List<KeyValuePair<string, ModelDeclaration>> DiscriminatorMappings { get; } = [];

    /// <summary>Whether the class needs a constructor of its own to set defaults.</summary>
    public bool HasConstructor => HasAdditionalData || Properties.Concat(Hidden).Any(p => p.Default is not null);

    /// <summary>This class's ancestors, nearest first.</summary>
    public IEnumerable<ModelDeclaration> Ancestors()
    {
        for (ModelDeclaration? ancestor = Base; ancestor is not null; ancestor = ancestor.Base)
        {
            yield return ancestor;
        }
    }

    public bool DerivesFrom(ModelDeclaration other) => Ancestors().Contains(other);
}
