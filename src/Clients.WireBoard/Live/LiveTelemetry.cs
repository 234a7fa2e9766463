using System.Diagnostics.Metrics;

namespace Clients.WireBoard.Live;

/// <summary>What Live counts beyond the streaming engine's own instruments; docs/observability.md lists it. Nothing of an event, a site or a token.</summary>
internal static class LiveTelemetry
{
    private static readonly Meter Meter = new("Clients.WireBoard");

    /// <summary>Streams that broke off and were replaced.</summary>
    public static Counter<long> Reconnects { get; } = Meter.CreateCounter<long>(
        "wireboard.live.reconnects", "{reconnect}", "Streams that broke off and were replaced.");

    /// <summary>Streams that were replaced before their token expired.</summary>
    public static Counter<long> Rotations { get; } = Meter.CreateCounter<long>(
        "wireboard.live.rotations", "{rotation}", "Streams that were replaced before their token expired.");

    /// <summary>Envelopes that had come before, on the stream in place before.</summary>
    public static Counter<long> Duplicates { get; } = Meter.CreateCounter<long>(
        "wireboard.live.duplicates", "{event}", "Envelopes left out because they had come before.");

    /// <summary>Envelopes that found the reader's buffer full.</summary>
    public static Counter<long> Dropped { get; } = Meter.CreateCounter<long>(
        "wireboard.live.dropped", "{event}", "Envelopes dropped because the reader was too slow.");
}
