namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A method that leads to the builder of a child segment that mixes text and parameters.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Builder">The child's builder, which also knows the parameters.</param>
/// <param name="Description">Documentation.</param>
/// <param name="Deprecation">Text of the Obsolete attribute; null when not deprecated.</param>
internal sealed record BuilderMethod(string Name, BuilderDeclaration Builder, string Description, string? Deprecation);
