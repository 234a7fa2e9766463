using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace Clients.Core.Http;

/// <summary>
/// An adapter that puts options on every request of another: with a <see cref="ResponseMetadataOption"/> it captures the metadata
/// of whatever a client made from it sends, hand-written call or generated one.
/// </summary>
/// <param name="inner">The adapter that sends.</param>
/// <param name="options">The options to add.</param>
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
        inner.SendAsync(WithOptions(requestInfo), factory, errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        inner.SendCollectionAsync(WithOptions(requestInfo), factory, errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task<TModel?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendPrimitiveAsync<TModel>(WithOptions(requestInfo), errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendPrimitiveCollectionAsync<TModel>(WithOptions(requestInfo), errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendNoContentAsync(WithOptions(requestInfo), errorMapping, cancellationToken);

    /// <inheritdoc/>
    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        inner.ConvertToNativeRequestAsync<T>(WithOptions(requestInfo), cancellationToken);

    /// <inheritdoc/>
    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => inner.EnableBackingStore(backingStoreFactory);

    private RequestInformation WithOptions(RequestInformation requestInfo)
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        requestInfo.AddRequestOptions([.. options, new UrlTemplateOption(requestInfo.UrlTemplate)]);
        return requestInfo;
    }
}
