using Clients.Core.Http;
using Clients.Core.Streaming;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;
using Microsoft.Extensions.Logging;

namespace Clients.WireBoard;

/// <summary>Live: what happens on the sites right now. Needs <c>live:read</c> and a paid plan.</summary>
public partial class WireBoardClient
{
    private readonly Lazy<ClientPipeline> _streams = new(WireBoardPipeline.CreateForStreams);

    /// <summary>Managed Live for one site: the whole state, kept up to date. Nothing is sent before it is started.</summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="options">Categories, callbacks and waits; read now. Defaults when null.</param>
    /// <exception cref="ArgumentException">An argument or option cannot be right.</exception>
    public LiveClient Live(string siteId, LiveOptions? options = null)
    {
        Guard.SiteId(siteId);
        options = Checked(options);
        var pipeline = StreamPipeline;
        return new LiveClient(
            siteId,
            stop => GetLiveStateAsync(siteId, options.Categories, stop),
            ConnectorFor([siteId], options, pipeline),
            options,
            pipeline.TimeProvider,
            pipeline.LoggerFactory.CreateLogger<LiveClient>());
    }

    /// <summary>Raw Live for any number of sites: the envelopes as they come. Nothing is sent before it is started.</summary>
    /// <param name="sites">Ids from <see cref="ListSitesAsync"/>, at least one.</param>
    /// <param name="options">Categories, callbacks, buffer and waits; read now. Defaults when null.</param>
    /// <exception cref="ArgumentException">An argument or option cannot be right.</exception>
    public LiveRawClient LiveRaw(IEnumerable<string> sites, LiveRawOptions? options = null)
    {
        var siteIds = Guard.SiteIds(sites);
        options = Checked(options);
        var pipeline = StreamPipeline;
        return new LiveRawClient(siteIds, ConnectorFor(siteIds, options, pipeline), options, pipeline.TimeProvider, pipeline.LoggerFactory.CreateLogger<LiveRawClient>());
    }

    // A client over an adapter of the user's has no pipeline of its own, and adapters carry no streams.
    private ClientPipeline StreamPipeline => _pipeline ?? _streams.Value;

    private LiveConnector ConnectorFor(string[] sites, LiveOptions options, ClientPipeline pipeline) => new(
        stop => CreateLiveTokenAsync(sites, options.Categories, stop),
        pipeline.StreamingClient,
        SseConnectionOptions.From(options) with
        {
            TimeProvider = pipeline.TimeProvider,
            Logger = pipeline.LoggerFactory.CreateLogger<LiveSubscription>(),
            Package = LiveTelemetry.Package,
        },
        pipeline.BaseAddress);

    private static T Checked<T>(T? options)
        where T : LiveOptions, new()
    {
        var copy = (T?)options?.Copy() ?? new T();
        copy.ThrowIfInvalid();
        return copy;
    }
}
