using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Form;

/// <summary>Parses <c>application/x-www-form-urlencoded</c> bodies.</summary>
public class FormParseNodeFactory : IParseNodeFactory
{
    /// <inheritdoc />
    public string ValidContentType { get; } = "application/x-www-form-urlencoded";

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The content type is not <c>application/x-www-form-urlencoded</c>.</exception>
    public async Task<IParseNode> GetRootParseNodeAsync(string contentType, Stream content, CancellationToken cancellationToken = default)
    {
        ContentTypes.ThrowIfNot(ValidContentType, contentType);
        ArgumentNullException.ThrowIfNull(content);
        using var reader = new StreamReader(content, leaveOpen: true);
        return new FormParseNode(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
    }
}
