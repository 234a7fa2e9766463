using System.Diagnostics.Metrics;
using Clients.Core.Diagnostics;
using Clients.Core.Http;

namespace Clients.WireBoard.Live;

/// <summary>What Live counts beyond the streaming engine's own instruments; docs/observability.md lists it. Nothing of an event, a site or a token.</summary>
/// <param name="service">The API's address; the hub's is the engine's to tell.</param>
internal sealed class LiveTelemetry(Uri service)
{
    private static readonly Meter Meter = PackageTelemetry.Of(ClientProduct.Of(typeof(LiveTelemetry))).Meter;

    private static readonly Counter<long> Reconnects = Meter.CreateCounter<long>(
        "wireboard.live.reconnects", "{reconnect}", "Streams that broke off and were replaced.");

    private static readonly Counter<long> Rotations = Meter.CreateCounter<long>(
        "wireboard.live.rotations", "{rotation}", "Streams that were replaced before their token expired.");

    private static readonly Counter<long> Duplicates = Meter.CreateCounter<long>(
        "wireboard.live.duplicates", "{event}", "Envelopes left out because they had come before, on the stream in place before.");

    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "wireboard.live.dropped", "{event}", "Envelopes dropped because the reader was too slow.");

    // Makes the instruments with the first subscription, not with the first count: whoever exports sees all of them, at zero.
    static LiveTelemetry()
    {
    }

    private readonly KeyValuePair<string, object?> _server = new("server.address", service.Host);
    private readonly KeyValuePair<string, object?> _port = new("server.port", service.Port);

    public void Reconnected() => Reconnects.Add(1, _server, _port);

    public void Rotated() => Rotations.Add(1, _server, _port);

    public void CountDuplicate() => Duplicates.Add(1, _server, _port);

    public void CountDropped() => Dropped.Add(1, _server, _port);
}
