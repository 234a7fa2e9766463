namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A property of a model.</summary>
internal sealed class ModelProperty
{
    /// <summary>The name in code, written with its first letter in upper case.</summary>
    public required string Name { get; set; }

    /// <summary>The name on the wire where it differs from <see cref="Name"/>.</summary>
    public string? SerializationName { get; set; }

    public required TypeUse Type { get; set; }

    public string? Description { get; init; }

    public string? Deprecation { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>The default as the document gives it, strings in quotes; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the document marks the property as an error's message.</summary>
    public bool IsPrimaryMessage { get; set; }

    public string WireName => SerializationName ?? Name;

    /// <summary>Gives the property another name in code while keeping the one on the wire.</summary>
    public void Rename(string name)
    {
        SerializationName ??= Name;
        Name = name;
    }

    public ModelProperty Copy() => new()
    {
        Name = Name,
        SerializationName = SerializationName,
        Type = Type,
        Description = Description,
        Deprecation = Deprecation,
        ReadOnly = ReadOnly,
        Default = Default,
        IsPrimaryMessage = IsPrimaryMessage,
    };
}
