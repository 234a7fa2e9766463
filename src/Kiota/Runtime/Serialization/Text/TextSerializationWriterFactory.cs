using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Text;

/// <summary>Creates writers of <c>text/plain</c> bodies.</summary>
public class TextSerializationWriterFactory : ISerializationWriterFactory
{
    /// <inheritdoc />
    public string ValidContentType { get; } = "text/plain";

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The content type is not <c>text/plain</c>.</exception>
    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        ContentTypes.ThrowIfNot(ValidContentType, contentType);
        return new TextSerializationWriter();
    }
}
