using System.Text;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Reads and writes models outside of a request. Uses the default registries, which creating a client fills.</summary>
public static class KiotaSerializer
{
    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="contentType">The content type of the text.</param>
    /// <param name="serializedRepresentation">The text.</param>
    /// <param name="parsableFactory">Creates the model.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No parser is registered for the content type.</exception>
    public static async Task<T?> DeserializeAsync<T>(string contentType, string serializedRepresentation, ParsableFactory<T> parsableFactory, CancellationToken cancellationToken = default)
        where T : IParsable
    {
        using var stream = ToStream(serializedRepresentation);
        return await DeserializeAsync(contentType, stream, parsableFactory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="contentType">The content type of the text.</param>
    /// <param name="stream">The text in UTF-8; not disposed.</param>
    /// <param name="parsableFactory">Creates the model.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No parser is registered for the content type.</exception>
    public static async Task<T?> DeserializeAsync<T>(string contentType, Stream stream, ParsableFactory<T> parsableFactory, CancellationToken cancellationToken = default)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(parsableFactory);
        var node = await ParseAsync(contentType, stream, cancellationToken).ConfigureAwait(false);
        return node.GetObjectValue(parsableFactory);
    }

    /// <summary>Reads an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="contentType">The content type of the text.</param>
    /// <param name="serializedRepresentation">The text.</param>
    /// <param name="parsableFactory">Creates each model.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The models, read anew at each enumeration.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No parser is registered for the content type.</exception>
    public static async Task<IEnumerable<T>> DeserializeCollectionAsync<T>(string contentType, string serializedRepresentation, ParsableFactory<T> parsableFactory, CancellationToken cancellationToken = default)
        where T : IParsable
    {
        using var stream = ToStream(serializedRepresentation);
        return await DeserializeCollectionAsync(contentType, stream, parsableFactory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="contentType">The content type of the text.</param>
    /// <param name="stream">The text in UTF-8; not disposed.</param>
    /// <param name="parsableFactory">Creates each model.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The models, read anew at each enumeration.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No parser is registered for the content type.</exception>
    public static async Task<IEnumerable<T>> DeserializeCollectionAsync<T>(string contentType, Stream stream, ParsableFactory<T> parsableFactory, CancellationToken cancellationToken = default)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(parsableFactory);
        var node = await ParseAsync(contentType, stream, cancellationToken).ConfigureAwait(false);
        return node.GetCollectionOfObjectValues(parsableFactory);
    }

    /// <summary>Writes a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="contentType">The content type to write.</param>
    /// <param name="value">The model.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <returns>The text; seekable, at its start.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No writer is registered for the content type.</exception>
    public static Stream SerializeAsStream<T>(string contentType, T value, bool serializeOnlyChangedValues = true)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(value);
        using var writer = SerializationWriterFactoryRegistry.DefaultInstance.GetSerializationWriter(contentType, serializeOnlyChangedValues);
        writer.WriteObjectValue(null, value);
        return writer.GetSerializedContent();
    }

    /// <summary>Writes an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="contentType">The content type to write.</param>
    /// <param name="value">The models.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <returns>The text; seekable, at its start.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No writer is registered for the content type.</exception>
    public static Stream SerializeAsStream<T>(string contentType, IEnumerable<T> value, bool serializeOnlyChangedValues = true)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(value);
        using var writer = SerializationWriterFactoryRegistry.DefaultInstance.GetSerializationWriter(contentType, serializeOnlyChangedValues);
        writer.WriteCollectionOfObjectValues(null, value);
        return writer.GetSerializedContent();
    }

    /// <summary>Writes a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="contentType">The content type to write.</param>
    /// <param name="value">The model.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No writer is registered for the content type.</exception>
    public static Task<string> SerializeAsStringAsync<T>(string contentType, T value, bool serializeOnlyChangedValues = true, CancellationToken cancellationToken = default)
        where T : IParsable => ToTextAsync(SerializeAsStream(contentType, value, serializeOnlyChangedValues), cancellationToken);

    /// <summary>Writes an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="contentType">The content type to write.</param>
    /// <param name="value">The models.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No writer is registered for the content type.</exception>
    public static Task<string> SerializeAsStringAsync<T>(string contentType, IEnumerable<T> value, bool serializeOnlyChangedValues = true, CancellationToken cancellationToken = default)
        where T : IParsable => ToTextAsync(SerializeAsStream(contentType, value, serializeOnlyChangedValues), cancellationToken);

    private static MemoryStream ToStream(string serializedRepresentation) =>
        string.IsNullOrEmpty(serializedRepresentation)
            ? throw new ArgumentNullException(nameof(serializedRepresentation))
            : new MemoryStream(Encoding.UTF8.GetBytes(serializedRepresentation), writable: false);

    private static Task<IParseNode> ParseAsync(string contentType, Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ParseNodeFactoryRegistry.DefaultInstance.GetRootParseNodeAsync(contentType, stream, cancellationToken);
    }

    private static async Task<string> ToTextAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }
}
