using System.Diagnostics.CodeAnalysis;
using Clients.RestlessStream.Subscriptions;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace Clients.RestlessStream;

/// <summary>
/// The pipeline's adapter with the runtime's access beside it. Generated builders hand nothing on but their adapter, so this is how
/// <c>client.Streams</c>, a builder made anew on each use, knows what its client was configured with.
/// </summary>
internal sealed class RestlessStreamAdapter(IRequestAdapter inner, StreamCredentials runtime) : IRequestAdapter
{
    public StreamCredentials Runtime { get; } = runtime;

    public string? BaseUrl
    {
        get => inner.BaseUrl;
        set => inner.BaseUrl = value;
    }

    public ISerializationWriterFactory SerializationWriterFactory => inner.SerializationWriterFactory;

    public Task<TModel?> SendAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        inner.SendAsync(requestInfo, factory, errorMapping, cancellationToken);

    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        inner.SendCollectionAsync(requestInfo, factory, errorMapping, cancellationToken);

    public Task<TModel?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendPrimitiveAsync<TModel>(requestInfo, errorMapping, cancellationToken);

    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendPrimitiveCollectionAsync<TModel>(requestInfo, errorMapping, cancellationToken);

    public Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        inner.SendNoContentAsync(requestInfo, errorMapping, cancellationToken);

    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        inner.ConvertToNativeRequestAsync<T>(requestInfo, cancellationToken);

    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => inner.EnableBackingStore(backingStoreFactory);
}
