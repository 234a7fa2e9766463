using Clients.Core.Http;

namespace Clients.WizChat;

/// <summary>How a client is made. The generated constructor, which takes an adapter, stays as it is.</summary>
public partial class WizChatClient : IDisposable
{
    private readonly ClientPipeline? _pipeline;

    /// <summary>Makes a client with default options.</summary>
    /// <param name="apiKey">A Management API key (<c>wpk_live_…</c>). It travels in the <c>Authorization</c> header only.</param>
    /// <exception cref="ArgumentException">The key is empty, or does not look like one.</exception>
    public WizChatClient(string apiKey)
        : this(apiKey, new WizChatClientOptions())
    {
    }

    /// <summary>Makes a client.</summary>
    /// <param name="apiKey">A Management API key (<c>wpk_live_…</c>); of any shape when the options set another <see cref="ClientOptions.BaseUrl"/>. It travels in the <c>Authorization</c> header only.</param>
    /// <param name="options">Address, time-out and the like; read now, later changes have no effect.</param>
    /// <exception cref="ArgumentException">The key or an option cannot work; the message says which.</exception>
    public WizChatClient(string apiKey, WizChatClientOptions options)
        : this(WizChatPipeline.Create(apiKey, options))
    {
    }

    private WizChatClient(ClientPipeline pipeline)
        : this(pipeline.Adapter) => _pipeline = pipeline;

    private TimeProvider Clock => _pipeline?.TimeProvider ?? TimeProvider.System;

    /// <summary>
    /// Makes a client from the environment: the key from <c>WIZCHAT_API_KEY</c>, the address from <c>WIZCHAT_BASE_URL</c> if that is set.
    /// </summary>
    /// <param name="options">Everything else; defaults when null. Its address gives way to the environment's.</param>
    /// <exception cref="InvalidOperationException"><c>WIZCHAT_API_KEY</c> is not set.</exception>
    /// <exception cref="ArgumentException">The key or an option cannot work; the message says which.</exception>
    public static WizChatClient FromEnvironment(WizChatClientOptions? options = null)
    {
        options ??= new WizChatClientOptions();
        var key = WizChatEnvironment.ApiKey
            ?? throw new InvalidOperationException($"The environment variable {WizChatEnvironment.ApiKeyVariable} is not set; create a Management API key and set it.");
        options.BaseUrl = WizChatEnvironment.BaseUrl ?? options.BaseUrl;
        return new WizChatClient(key, options);
    }

    /// <summary>Ends the client's connections. An <see cref="HttpClient"/>, handler or adapter of yours stays open.</summary>
    public void Dispose()
    {
        _pipeline?.Dispose();
        GC.SuppressFinalize(this);
    }
}
