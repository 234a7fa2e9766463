using System.Collections.Concurrent;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Chooses the writer of a body by its content type. Safe for use by several threads.</summary>
public class SerializationWriterFactoryRegistry : ISerializationWriterFactory
{
    /// <summary>The registry that generated clients fill and adapters use unless given another.</summary>
    public static readonly SerializationWriterFactoryRegistry DefaultInstance = new();

    /// <summary>Not supported: a registry has many content types.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public string ValidContentType => throw new InvalidOperationException("The registry supports multiple content types. Get the registered factory instead.");

    /// <summary>The factories by content type; keys are compared with case.</summary>
    public ConcurrentDictionary<string, ISerializationWriterFactory> ContentTypeAssociatedFactories { get; set; } = new();

    /// <summary>Creates a writer.</summary>
    /// <param name="contentType">The content type; parameters and, failing an exact match, the vendor part are ignored.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="ArgumentNullException">The content type is missing.</exception>
    /// <exception cref="InvalidOperationException">No factory is registered for it.</exception>
    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        var (factory, registeredType) = ContentTypeLookup.Find(ContentTypeAssociatedFactories, contentType);
        return factory.GetSerializationWriter(registeredType);
    }

    /// <summary>Creates a writer.</summary>
    /// <param name="contentType">The content type; parameters and, failing an exact match, the vendor part are ignored.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="ArgumentNullException">The content type is missing.</exception>
    /// <exception cref="InvalidOperationException">No factory is registered for it.</exception>
    public ISerializationWriter GetSerializationWriter(string contentType, bool serializeOnlyChangedValues) => GetSerializationWriter(contentType);
}
