namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A property that leads to the builder of a static child segment.</summary>
internal sealed class BuilderProperty
{
    public required string Name { get; set; }

    public required BuilderDeclaration Builder { get; init; }

    public string? Description { get; init; }

    public string? Deprecation { get; init; }
}
