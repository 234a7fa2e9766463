using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>Sends requests through an <see cref="HttpClient"/>. Safe for use by several threads once it is configured.</summary>
public partial class HttpClientRequestAdapter : IRequestAdapter, IDisposable
{
    /// <summary>The trace event of a response that went to a response handler.</summary>
    public const string EventResponseHandlerInvokedKey = "com.microsoft.kiota.response_handler_invoked";

    /// <summary>The trace tag that says whether a failed response had an error model.</summary>
    public const string ErrorMappingFoundAttributeName = "com.microsoft.kiota.error.mapping_found";

    /// <summary>The trace tag that says whether a failed response had a readable body.</summary>
    public const string ErrorBodyFoundAttributeName = "com.microsoft.kiota.error.body_found";

    /// <summary>The trace event of a claims challenge.</summary>
    public const string AuthenticateChallengedEventKey = "com.microsoft.kiota.authenticate_challenge_received";

    private readonly IAuthenticationProvider _authenticationProvider;
    private readonly IParseNodeFactory _parseNodeFactory;
    private readonly HttpClient _client;
    private readonly bool _ownsClient;
    private readonly ObservabilityOptions _observability;
    private readonly Version? _httpVersion;
    private string? _baseUrl;

    /// <summary>Creates an adapter.</summary>
    /// <param name="authenticationProvider">Puts credentials into the requests.</param>
    /// <param name="parseNodeFactory">Parses responses; the default registry when null.</param>
    /// <param name="serializationWriterFactory">Writes bodies; the default registry when null.</param>
    /// <param name="httpClient">Sends the requests; stays the caller's. When null the adapter makes one with the default handlers and disposes it.</param>
    /// <param name="observabilityOptions">What traces may contain.</param>
    /// <param name="httpVersion">The HTTP version to ask for; the client's when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="authenticationProvider"/> is null.</exception>
    public HttpClientRequestAdapter(
        IAuthenticationProvider authenticationProvider,
        IParseNodeFactory? parseNodeFactory = null,
        ISerializationWriterFactory? serializationWriterFactory = null,
        HttpClient? httpClient = null,
        ObservabilityOptions? observabilityOptions = null,
        Version? httpVersion = null)
    {
        ArgumentNullException.ThrowIfNull(authenticationProvider);
        _authenticationProvider = authenticationProvider;
        _parseNodeFactory = parseNodeFactory ?? ParseNodeFactoryRegistry.DefaultInstance;
        SerializationWriterFactory = serializationWriterFactory ?? SerializationWriterFactoryRegistry.DefaultInstance;
        _ownsClient = httpClient is null;
        _client = httpClient ?? KiotaClientFactory.Create();
        _observability = observabilityOptions ?? new ObservabilityOptions();
        _httpVersion = httpVersion;
        BaseUrl = _client.BaseAddress?.ToString();
    }

    /// <inheritdoc />
    public ISerializationWriterFactory SerializationWriterFactory { get; }

    /// <inheritdoc />
    public string? BaseUrl
    {
        get => _baseUrl;
        set => _baseUrl = value?.TrimEnd('/');
    }

    /// <summary>Not supported: this runtime has no backing stores.</summary>
    /// <param name="backingStoreFactory">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) =>
        throw new NotSupportedException("This runtime has no backing stores; build with the official packages (UseOfficialKiota) to use them.");

    /// <inheritdoc />
    /// <exception cref="ApiException">The service answered with an error that has no model; models thrown as errors derive from it.</exception>
    public Task<ModelType?> SendAsync<ModelType>(RequestInformation requestInfo, ParsableFactory<ModelType> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where ModelType : IParsable =>
        SendAndReadAsync<ModelType>(nameof(SendAsync), requestInfo, node => node.GetObjectValue(factory), errorMapping, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ApiException">The service answered with an error that has no model; models thrown as errors derive from it.</exception>
    public Task<IEnumerable<ModelType>?> SendCollectionAsync<ModelType>(RequestInformation requestInfo, ParsableFactory<ModelType> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where ModelType : IParsable =>
        SendAndReadAsync<IEnumerable<ModelType>>(nameof(SendCollectionAsync), requestInfo, node => node.GetCollectionOfObjectValues(factory), errorMapping, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ApiException">The service answered with an error that has no model; models thrown as errors derive from it.</exception>
    /// <exception cref="InvalidOperationException">The type is no stream, nullable primitive or enum.</exception>
    public Task<ModelType?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] ModelType>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
    {
        if (typeof(ModelType) == typeof(Stream))
        {
            return SendForStreamAsync<ModelType>(requestInfo, errorMapping, cancellationToken);
        }

        var read = PrimitiveReader<ModelType>.Read;
        return SendAndReadAsync<ModelType>(
            nameof(SendPrimitiveAsync),
            requestInfo,
            node => read is null ? throw new InvalidOperationException($"error handling the response, unexpected type {typeof(ModelType).FullName}") : read(node),
            errorMapping,
            cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="ApiException">The service answered with an error that has no model; models thrown as errors derive from it.</exception>
    public Task<IEnumerable<ModelType>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] ModelType>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        SendAndReadAsync<IEnumerable<ModelType>>(nameof(SendPrimitiveCollectionAsync), requestInfo, node => node.GetCollectionOfPrimitiveValues<ModelType>(), errorMapping, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ApiException">The service answered with an error that has no model; models thrown as errors derive from it.</exception>
    public async Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        using var activity = Tracing.Start(requestInfo, nameof(SendNoContentAsync));
        var response = await GetResponseAsync(requestInfo, HttpCompletionOption.ResponseContentRead, activity, cancellationToken).ConfigureAwait(false);
        if (GetResponseHandler(requestInfo, activity) is { } handler)
        {
            await handler.HandleResponseAsync<HttpResponseMessage, object>(response, errorMapping).ConfigureAwait(false);
            return;
        }

        using (response)
        {
            await ThrowIfFailedAsync(response, errorMapping, activity, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not <see cref="HttpRequestMessage"/>.</exception>
    public async Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        await AuthenticateAsync(requestInfo, claims: null, cancellationToken).ConfigureAwait(false);
        return CreateMessage(requestInfo) is T message
            ? message
            : throw new InvalidOperationException($"Requests are converted to {nameof(HttpRequestMessage)}, not to {typeof(T).FullName}.");
    }

    /// <summary>Disposes the HttpClient that the adapter made.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the HttpClient that the adapter made.</summary>
    /// <param name="disposing">Whether the call comes from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsClient)
        {
            _client.Dispose();
        }
    }
}
