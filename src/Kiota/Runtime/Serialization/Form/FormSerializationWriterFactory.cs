using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Form;

/// <summary>Creates writers of <c>application/x-www-form-urlencoded</c> bodies.</summary>
public class FormSerializationWriterFactory : ISerializationWriterFactory
{
    /// <inheritdoc />
    public string ValidContentType { get; } = "application/x-www-form-urlencoded";

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The content type is not <c>application/x-www-form-urlencoded</c>.</exception>
    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        ContentTypes.ThrowIfNot(ValidContentType, contentType);
        return new FormSerializationWriter();
    }
}
