namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Creates writers of one content type.</summary>
public interface ISerializationWriterFactory
{
    /// <summary>The content type this factory writes.</summary>
    string ValidContentType { get; }

    /// <summary>Creates a writer.</summary>
    /// <param name="contentType">The content type wanted.</param>
    /// <returns>The writer; dispose it after taking its content.</returns>
    ISerializationWriter GetSerializationWriter(string contentType);
}
