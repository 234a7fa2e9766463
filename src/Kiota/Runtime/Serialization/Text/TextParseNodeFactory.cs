using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Text;

/// <summary>Parses <c>text/plain</c> bodies.</summary>
public class TextParseNodeFactory : IParseNodeFactory
{
    /// <inheritdoc />
    public string ValidContentType { get; } = "text/plain";

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The content type is not <c>text/plain</c>.</exception>
    public async Task<IParseNode> GetRootParseNodeAsync(string contentType, Stream content, CancellationToken cancellationToken = default)
    {
        ContentTypes.ThrowIfNot(ValidContentType, contentType);
        ArgumentNullException.ThrowIfNull(content);
        using var reader = new StreamReader(content, leaveOpen: true);
        return new TextParseNode(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
    }
}
