namespace Clients.Kiota.Generator.Schemas;

/// <summary>The discriminator of a schema: the property that names the type, and what its values mean.</summary>
/// <param name="PropertyName">Wire name of the property; empty when the document gives none.</param>
/// <param name="Mapping">Values and the component each stands for, in document order.</param>
internal sealed record SchemaDiscriminator(string PropertyName, IReadOnlyList<KeyValuePair<string, string>> Mapping);
