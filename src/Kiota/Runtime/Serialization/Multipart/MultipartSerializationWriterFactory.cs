using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Multipart;

/// <summary>Creates writers of <c>multipart/form-data</c> bodies.</summary>
public class MultipartSerializationWriterFactory : ISerializationWriterFactory
{
    /// <inheritdoc />
    public string ValidContentType { get; } = "multipart/form-data";

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The content type is not <c>multipart/form-data</c>.</exception>
    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        ContentTypes.ThrowIfNot(ValidContentType, contentType);
        return new MultipartSerializationWriter();
    }
}
