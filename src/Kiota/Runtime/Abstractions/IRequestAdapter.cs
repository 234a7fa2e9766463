using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace Microsoft.Kiota.Abstractions;

/// <summary>Sends the requests that generated code describes, and turns the responses into models or errors.</summary>
public interface IRequestAdapter
{
    /// <summary>Creates the writers of request bodies.</summary>
    ISerializationWriterFactory SerializationWriterFactory { get; }

    /// <summary>The URL every request starts with, without a trailing slash.</summary>
    string? BaseUrl { get; set; }

    /// <summary>Enables the backing store of models.</summary>
    /// <param name="backingStoreFactory">Creates the stores.</param>
    void EnableBackingStore(IBackingStoreFactory backingStoreFactory);

    /// <summary>Sends a request and reads one model.</summary>
    /// <typeparam name="ModelType">The model.</typeparam>
    /// <param name="requestInfo">The request.</param>
    /// <param name="factory">Creates the model.</param>
    /// <param name="errorMapping">Error models by status: an exact code, <c>4XX</c>, <c>5XX</c> or <c>XXX</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The model; null when the response has no body.</returns>
    Task<ModelType?> SendAsync<ModelType>(RequestInformation requestInfo, ParsableFactory<ModelType> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where ModelType : IParsable;

    /// <summary>Sends a request and reads a collection of models.</summary>
    /// <typeparam name="ModelType">The model.</typeparam>
    /// <param name="requestInfo">The request.</param>
    /// <param name="factory">Creates each model.</param>
    /// <param name="errorMapping">Error models by status: an exact code, <c>4XX</c>, <c>5XX</c> or <c>XXX</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The models; null when the response has no body.</returns>
    Task<IEnumerable<ModelType>?> SendCollectionAsync<ModelType>(RequestInformation requestInfo, ParsableFactory<ModelType> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where ModelType : IParsable;

    /// <summary>Sends a request and reads one primitive value, an enum or the body as a stream.</summary>
    /// <typeparam name="ModelType">The nullable primitive, the nullable enum, or <see cref="Stream"/>.</typeparam>
    /// <param name="requestInfo">The request.</param>
    /// <param name="errorMapping">Error models by status: an exact code, <c>4XX</c>, <c>5XX</c> or <c>XXX</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The value; null when the response has no body. A stream belongs to the caller.</returns>
    Task<ModelType?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] ModelType>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default);

    /// <summary>Sends a request and reads a collection of primitive values.</summary>
    /// <typeparam name="ModelType">The element: a nullable primitive or enum.</typeparam>
    /// <param name="requestInfo">The request.</param>
    /// <param name="errorMapping">Error models by status: an exact code, <c>4XX</c>, <c>5XX</c> or <c>XXX</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values; null when the response has no body.</returns>
    Task<IEnumerable<ModelType>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] ModelType>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default);

    /// <summary>Sends a request and ignores the body of a successful response.</summary>
    /// <param name="requestInfo">The request.</param>
    /// <param name="errorMapping">Error models by status: an exact code, <c>4XX</c>, <c>5XX</c> or <c>XXX</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends with the response.</returns>
    Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default);

    /// <summary>Authenticates a request and converts it to the native one without sending it.</summary>
    /// <typeparam name="T">The native request.</typeparam>
    /// <param name="requestInfo">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The native request.</returns>
    Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default);
}
