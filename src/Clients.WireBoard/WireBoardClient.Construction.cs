using Clients.Core.Http;

namespace Clients.WireBoard;

/// <summary>How a client is made. The generated constructor, which takes an adapter, stays as it is.</summary>
public partial class WireBoardClient : IDisposable
{
    private readonly ClientPipeline? _pipeline;

    /// <summary>Makes a client with default options.</summary>
    /// <param name="token">An API token from Settings, API. It travels in the <c>Authorization</c> header only.</param>
    /// <exception cref="ArgumentException">The token is empty, or holds a character that no token has.</exception>
    public WireBoardClient(string token)
        : this(token, new WireBoardClientOptions())
    {
    }

    /// <summary>Makes a client.</summary>
    /// <param name="token">An API token from Settings, API. It travels in the <c>Authorization</c> header only.</param>
    /// <param name="options">Address, time-out and the like; read now, later changes have no effect.</param>
    /// <exception cref="ArgumentException">The token or an option cannot work; the message says which.</exception>
    public WireBoardClient(string token, WireBoardClientOptions options)
        : this(WireBoardPipeline.Create(token, options))
    {
    }

    private WireBoardClient(ClientPipeline pipeline)
        : this(pipeline.Adapter) => _pipeline = pipeline;

    /// <summary>
    /// Makes a client from the environment: the token from <c>WIREBOARD_TOKEN</c>, the address from <c>WIREBOARD_BASE_URL</c> if that is set.
    /// </summary>
    /// <param name="options">Everything else; defaults when null. Its address gives way to the environment's.</param>
    /// <exception cref="InvalidOperationException"><c>WIREBOARD_TOKEN</c> is not set.</exception>
    public static WireBoardClient FromEnvironment(WireBoardClientOptions? options = null)
    {
        options ??= new WireBoardClientOptions();
        var token = WireBoardEnvironment.Token
            ?? throw new InvalidOperationException($"The environment variable {WireBoardEnvironment.TokenVariable} is not set; mint a token in Settings, API, and set it.");
        options.BaseUrl = WireBoardEnvironment.BaseUrl ?? options.BaseUrl;
        return new WireBoardClient(token, options);
    }

    /// <summary>Ends the client's connections. An <see cref="HttpClient"/>, handler or adapter of yours stays open, Live clients stay theirs to stop.</summary>
    public void Dispose()
    {
        _pipeline?.Dispose();
        if (_streams.IsValueCreated)
        {
            _streams.Value.Dispose();
        }

        GC.SuppressFinalize(this);
    }
}
