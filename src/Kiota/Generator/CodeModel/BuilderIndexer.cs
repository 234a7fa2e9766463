namespace Clients.Kiota.Generator.CodeModel;

/// <summary>The indexer that leads to the builder of a child segment that is one parameter.</summary>
/// <param name="Builder">The child's builder.</param>
/// <param name="ParameterType">Type of the position; never null, never a collection.</param>
/// <param name="Key">The parameter's name in the URL template.</param>
/// <param name="Description">Documentation.</param>
/// <param name="ParameterDescription">Documentation of the position.</param>
/// <param name="Deprecation">Text of the Obsolete attribute; null when not deprecated.</param>
internal sealed record BuilderIndexer(
    BuilderDeclaration Builder,
    TypeUse ParameterType,
    string Key,
    string Description,
    string ParameterDescription,
    string? Deprecation);
