namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Reads and writes models as JSON outside of a request. Uses the default registries, which creating a client fills.</summary>
public static class KiotaJsonSerializer
{
    private const string ContentType = "application/json";

    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="serializedRepresentation">The JSON text.</param>
    /// <param name="parsableFactory">Creates the model.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No JSON parser is registered.</exception>
    public static Task<T?> DeserializeAsync<T>(string serializedRepresentation, ParsableFactory<T> parsableFactory, CancellationToken cancellationToken = default)
        where T : IParsable => KiotaSerializer.DeserializeAsync(ContentType, serializedRepresentation, parsableFactory, cancellationToken);

    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="stream">The JSON text in UTF-8; not disposed.</param>
    /// <param name="parsableFactory">Creates the model.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No JSON parser is registered.</exception>
    public static Task<T?> DeserializeAsync<T>(Stream stream, ParsableFactory<T> parsableFactory, CancellationToken cancellationToken = default)
        where T : IParsable => KiotaSerializer.DeserializeAsync(ContentType, stream, parsableFactory, cancellationToken);

    /// <summary>Reads an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="serializedRepresentation">The JSON text.</param>
    /// <param name="parsableFactory">Creates each model.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The models, read anew at each enumeration.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No JSON parser is registered.</exception>
    public static Task<IEnumerable<T>> DeserializeCollectionAsync<T>(string serializedRepresentation, ParsableFactory<T> parsableFactory, CancellationToken cancellationToken = default)
        where T : IParsable => KiotaSerializer.DeserializeCollectionAsync(ContentType, serializedRepresentation, parsableFactory, cancellationToken);

    /// <summary>Reads an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="stream">The JSON text in UTF-8; not disposed.</param>
    /// <param name="parsableFactory">Creates each model.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The models, read anew at each enumeration.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">No JSON parser is registered.</exception>
    public static Task<IEnumerable<T>> DeserializeCollectionAsync<T>(Stream stream, ParsableFactory<T> parsableFactory, CancellationToken cancellationToken = default)
        where T : IParsable => KiotaSerializer.DeserializeCollectionAsync(ContentType, stream, parsableFactory, cancellationToken);

    /// <summary>Writes a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="value">The model.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <returns>The JSON text in UTF-8; seekable, at its start.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="InvalidOperationException">No JSON writer is registered.</exception>
    public static Stream SerializeAsStream<T>(T value, bool serializeOnlyChangedValues = true)
        where T : IParsable => KiotaSerializer.SerializeAsStream(ContentType, value, serializeOnlyChangedValues);

    /// <summary>Writes an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="value">The models.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <returns>The JSON text in UTF-8; seekable, at its start.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="InvalidOperationException">No JSON writer is registered.</exception>
    public static Stream SerializeAsStream<T>(IEnumerable<T> value, bool serializeOnlyChangedValues = true)
        where T : IParsable => KiotaSerializer.SerializeAsStream(ContentType, value, serializeOnlyChangedValues);

    /// <summary>Writes a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="value">The model.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The JSON text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="InvalidOperationException">No JSON writer is registered.</exception>
    public static Task<string> SerializeAsStringAsync<T>(T value, bool serializeOnlyChangedValues = true, CancellationToken cancellationToken = default)
        where T : IParsable => KiotaSerializer.SerializeAsStringAsync(ContentType, value, serializeOnlyChangedValues, cancellationToken);

    /// <summary>Writes an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="value">The models.</param>
    /// <param name="serializeOnlyChangedValues">Matters to backing stores only, which this runtime has none of.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The JSON text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="InvalidOperationException">No JSON writer is registered.</exception>
    public static Task<string> SerializeAsStringAsync<T>(IEnumerable<T> value, bool serializeOnlyChangedValues = true, CancellationToken cancellationToken = default)
        where T : IParsable => KiotaSerializer.SerializeAsStringAsync(ContentType, value, serializeOnlyChangedValues, cancellationToken);
}
