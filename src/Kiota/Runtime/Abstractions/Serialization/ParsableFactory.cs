namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Creates the model for a node, by its discriminator where it has one. Does not read the properties.</summary>
/// <typeparam name="T">The model.</typeparam>
/// <param name="node">The node.</param>
/// <returns>The model, empty.</returns>
public delegate T ParsableFactory<T>(IParseNode node)
    where T : IParsable;
