namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Parses bodies of one content type.</summary>
public interface IParseNodeFactory
{
    /// <summary>The content type this factory parses.</summary>
    string ValidContentType { get; }

    /// <summary>Parses a body.</summary>
    /// <param name="contentType">Its content type.</param>
    /// <param name="content">The body; read to its end, not disposed.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The root node, independent of the stream.</returns>
    Task<IParseNode> GetRootParseNodeAsync(string contentType, Stream content, CancellationToken cancellationToken = default);
}
