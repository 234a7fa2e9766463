using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>Creates writers of <c>application/json</c> bodies.</summary>
public class JsonSerializationWriterFactory : ISerializationWriterFactory
{
    private readonly KiotaJsonSerializationContext _context;

    /// <summary>Creates a factory with the default options.</summary>
    public JsonSerializationWriterFactory()
        : this(KiotaJsonSerializationContext.Default)
    {
    }

    /// <summary>Creates a factory with given options.</summary>
    /// <param name="kiotaJsonSerializationContext">Carries the options.</param>
    public JsonSerializationWriterFactory(KiotaJsonSerializationContext kiotaJsonSerializationContext) => _context = kiotaJsonSerializationContext;

    /// <inheritdoc />
    public string ValidContentType { get; } = "application/json";

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The content type is not <c>application/json</c>.</exception>
    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        ContentTypes.ThrowIfNot(ValidContentType, contentType);
        return new JsonSerializationWriter(_context);
    }
}
