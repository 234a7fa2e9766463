using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace Clients.Core.Http;

/// <summary>
/// Wraps an adapter. Adds request options to every call, such as a <see cref="ResponseMetadataOption"/>, and makes the address of every call safe: path parameters
/// that would lead to another operation are refused, dates are sent in ISO 8601 whatever the culture, and a request builder may be used any number of times.
/// </summary>
/// <remarks>Clients made from options have it already. Wrap an adapter of your own in it: <c>new WireBoardClient(new RequestOptionsAdapter(adapter))</c>.</remarks>
/// <param name="inner">The adapter that sends.</param>
/// <param name="options">The options to add; there may be none.</param>
public sealed class RequestOptionsAdapter(IRequestAdapter inner, params IRequestOption[] options) : IRequestAdapter
{
    /// <inheritdoc/>
    public string? BaseUrl
    {
        get => inner.BaseUrl;
        set => inner.BaseUrl = value;
    }

    /// <inheritdoc/>
    public ISerializationWriterFactory SerializationWriterFactory => inner.SerializationWriterFactory;

    /// <inheritdoc/>
    public Task<TModel?> SendAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        inner.SendAsync(Prepare(requestInfo, ObjectOrValue<TModel>()), factory, errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        inner.SendCollectionAsync(Prepare(requestInfo, ExpectedAnswer.Array), factory, errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task<TModel?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendPrimitiveAsync<TModel>(Prepare(requestInfo, typeof(TModel) == typeof(Stream) || typeof(TModel) == typeof(byte[]) ? ExpectedAnswer.Raw : ExpectedAnswer.Value), errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendPrimitiveCollectionAsync<TModel>(Prepare(requestInfo, ExpectedAnswer.Array), errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendNoContentAsync(Prepare(requestInfo, ExpectedAnswer.None), errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        inner.ConvertToNativeRequestAsync<T>(Prepare(requestInfo, ExpectedAnswer.Value), cancellationToken);

    /// <inheritdoc/>
    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => inner.EnableBackingStore(backingStoreFactory);

    // A model for any JSON, or for one of several types, need not be an object.
    private static ExpectedAnswer ObjectOrValue<TModel>() =>
        typeof(TModel) == typeof(UntypedNode) || typeof(TModel).IsAssignableTo(typeof(IComposedTypeWrapper)) ? ExpectedAnswer.Value : ExpectedAnswer.Object;

    private RequestInformation Prepare(RequestInformation requestInfo, ExpectedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        RequestParameters.Prepare(requestInfo);
        requestInfo.AddRequestOptions([.. options, new CallOption(requestInfo.UrlTemplate, answer)]);
        return requestInfo;
    }
}
