using System.Collections.Concurrent;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Chooses the parser of a body by its content type. Safe for use by several threads.</summary>
public class ParseNodeFactoryRegistry : IParseNodeFactory
{
    /// <summary>The registry that generated clients fill and adapters use unless given another.</summary>
    public static readonly ParseNodeFactoryRegistry DefaultInstance = new();

    /// <summary>Not supported: a registry has many content types.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public string ValidContentType => throw new InvalidOperationException("The registry supports multiple content types. Get the registered factory instead.");

    /// <summary>The factories by content type; keys are compared with case.</summary>
    public ConcurrentDictionary<string, IParseNodeFactory> ContentTypeAssociatedFactories { get; set; } = new();

    /// <summary>Parses a body with the factory of its content type.</summary>
    /// <param name="contentType">The content type; parameters and, failing an exact match, the vendor part are ignored.</param>
    /// <param name="content">The body.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The root node.</returns>
    /// <exception cref="ArgumentNullException">The content type is missing.</exception>
    /// <exception cref="InvalidOperationException">No factory is registered for it.</exception>
    public Task<IParseNode> GetRootParseNodeAsync(string contentType, Stream content, CancellationToken cancellationToken = default)
    {
        var (factory, registeredType) = GetFactory(contentType);
        return factory.GetRootParseNodeAsync(registeredType, content, cancellationToken);
    }

    /// <summary>Finds the factory of a content type.</summary>
    /// <param name="contentType">The content type; parameters and, failing an exact match, the vendor part are ignored.</param>
    /// <returns>The factory and the content type it is registered under.</returns>
    /// <exception cref="ArgumentNullException">The content type is missing.</exception>
    /// <exception cref="InvalidOperationException">No factory is registered for it.</exception>
    public (IParseNodeFactory Factory, string ContentType) GetFactory(string contentType) => ContentTypeLookup.Find(ContentTypeAssociatedFactories, contentType);
}
