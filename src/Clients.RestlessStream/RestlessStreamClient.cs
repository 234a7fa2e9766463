using Clients.Core.Http;
using Clients.RestlessStream.Subscriptions;
using Microsoft.Kiota.Abstractions;

namespace Clients.RestlessStream;

/// <summary>
/// The Restless Stream client. <c>client.Streams</c> manages persisted streams, opens direct ones and subscribes to both;
/// the other members are the generated request builders, path by path.
/// </summary>
/// <remarks>
/// Safe from any thread; make one and keep it. Disposing it closes its own connections; an <see cref="HttpClient"/> or handler given in the options is never disposed.
/// Made from an <see cref="IRequestAdapter"/> of your own it has REST calls only: a subscription then throws <see cref="InvalidOperationException"/>.
/// </remarks>
public partial class RestlessStreamClient : IDisposable
{
    private readonly ClientPipeline? _pipeline;

    /// <summary>Creates the client with the API key of the environment variable <c>RESTLESS_API_KEY</c> and default options.</summary>
    /// <exception cref="ArgumentException">The variable is not set, or holds no key.</exception>
    public RestlessStreamClient() : this(new RestlessStreamClientOptions())
    {
    }

    /// <summary>Creates the client with an API key and default options.</summary>
    /// <param name="apiKey">The key, <c>rs_…</c>.</param>
    /// <exception cref="ArgumentException">The key is null, empty, or no header value.</exception>
    public RestlessStreamClient(string apiKey) : this(new RestlessStreamClientOptions { ApiKey = apiKey ?? throw new ArgumentNullException(nameof(apiKey)) })
    {
    }

    /// <summary>Creates the client.</summary>
    /// <param name="options">The API key (or none, for that of <c>RESTLESS_API_KEY</c>) and everything else.</param>
    /// <exception cref="ArgumentException">The options cannot work; the message lists every reason.</exception>
    public RestlessStreamClient(RestlessStreamClientOptions options) : this(Connect(options))
    {
    }

    private RestlessStreamClient(RestlessStreamAdapter adapter) : this((IRequestAdapter)adapter) => _pipeline = adapter.Runtime.Pipeline;

    /// <summary>Ends the client's connections and subscriptions.</summary>
    public void Dispose()
    {
        _pipeline?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static RestlessStreamAdapter Connect(RestlessStreamClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        var pipeline = ClientPipeline.Create(options, new ClientProfile
        {
            Product = ClientProduct.Of(typeof(RestlessStreamClient)),
            Credential = Credential.Header("x-api-key", options.ResolveApiKey()!),
            Classify = RestlessStreamErrors.From,
            InvalidAnswer = (message, cause) => new RestlessStreamApiException(message, cause),
        });
        return new RestlessStreamAdapter(pipeline.Adapter, new StreamCredentials(pipeline, options));
    }
}
