using System.Diagnostics.Metrics;
using Clients.Core.Diagnostics;
using Clients.Core.Http;

namespace Clients.WireBoard.Live;

/// <summary>What Live counts besides the instruments that all streams have; docs/observability.md lists it. Nothing of an event, a site or a token.</summary>
internal static class LiveTelemetry
{
    /// <summary>The package that Live's instruments belong to.</summary>
    public static PackageTelemetry Package { get; } = PackageTelemetry.Of(ClientProduct.Of(typeof(LiveTelemetry)));

    private static readonly Counter<long> Rotations = Package.Meter.CreateCounter<long>(
        "wireboard.live.rotations", "{rotation}", "Streams that were replaced before their token expired.");

    /// <summary>Counts a rotation.</summary>
    /// <param name="hub">The address of the stream.</param>
    public static void Rotated(Uri hub) => Rotations.Add(1, new("server.address", hub.Host), new("server.port", hub.Port));
}
