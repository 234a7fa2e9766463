using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Clients.Core.Diagnostics;
using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>
/// The one set of instruments for streams of every kind. They belong to the meter and the activity source of the package whose stream it is;
/// docs/observability.md lists them. Nothing of an event, an id, a path or a query gets here.
/// </summary>
internal sealed class StreamTelemetry
{
    private static readonly PackageTelemetry Core = PackageTelemetry.Of(ClientProduct.Of(typeof(StreamTelemetry)));
    private static readonly ConcurrentDictionary<PackageTelemetry, Instruments> OfPackage = new();

    private readonly Instruments _instruments;
    private readonly TagList _tags;

    /// <param name="package">The package whose stream it is; Clients.Core when null.</param>
    /// <param name="address">The address of the stream.</param>
    /// <param name="protocol">What it travels over: <c>http</c> or <c>websocket</c>.</param>
    public StreamTelemetry(PackageTelemetry? package, Uri? address, string protocol = "http")
    {
        // All instruments exist with the first stream, so that an exporter shows those at zero, too.
        _instruments = OfPackage.GetOrAdd(package ?? Core, static package => new Instruments(package));
        _tags = new TagList { { "server.address", address?.Host }, { "server.port", address?.Port }, { "network.protocol.name", protocol } };
    }

    /// <summary>True when somebody listens to the lag, which costs a clock reading per event.</summary>
    public bool MeasuresLag => _instruments.Lag.Enabled;

    /// <summary>Starts the activity of opening a connection.</summary>
    /// <param name="package">The package whose stream it is; Clients.Core when null.</param>
    /// <param name="address">Where to.</param>
    /// <param name="name">The activity's name, such as <c>sse connect</c>.</param>
    public static Activity? StartConnect(PackageTelemetry? package, Uri? address, string name)
    {
        var activity = (package ?? Core).Source.StartActivity(name, ActivityKind.Client);
        activity?.SetTag("http.request.method", "GET");
        activity?.SetTag("server.address", address?.Host);
        activity?.SetTag("server.port", address?.Port);
        return activity;
    }

    /// <summary>Says on the activity why no connection was opened: the status if it is an error, otherwise the reason.</summary>
    public static void ConnectFailed(Activity? activity, Exception failure)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", failure switch
        {
            StreamException { StatusCode: >= 400 and var status } => status.ToString(CultureInfo.InvariantCulture),
            StreamException known => NameOf(known.Reason),
            _ => failure.GetType().FullName,
        });
        if (failure is StreamException { StatusCode: { } answered })
        {
            activity?.SetTag("http.response.status_code", answered);
        }
    }

    /// <summary>Why a stream reconnects, as metrics and logs name it.</summary>
    public static string NameOf(DisconnectReason reason) => reason switch
    {
        DisconnectReason.Ended => "ended",
        DisconnectReason.ConnectFailed => "connect_failed",
        DisconnectReason.ConnectTimedOut => "connect_timeout",
        DisconnectReason.Refused => "refused",
        DisconnectReason.WrongContentType => "wrong_content_type",
        DisconnectReason.ConnectionLost => "connection_lost",
        DisconnectReason.IdleTimedOut => "idle_timeout",
        DisconnectReason.Closed => "closed",
        DisconnectReason.EventTooLarge => "event_too_large",
        DisconnectReason.PayloadUnreadable => "payload_unreadable",
        DisconnectReason.Restarted => "restarted",
        _ => "stopped",
    };

    public void Opened() => _instruments.Connections.Add(1, _tags);

    public void Closed() => _instruments.Connections.Add(-1, _tags);

    public void Reconnecting(DisconnectReason reason)
    {
        var tags = _tags;
        tags.Add("clients.stream.disconnect.reason", NameOf(reason));
        _instruments.Reconnects.Add(1, tags);
    }

    public void Received(int bytes)
    {
        if (_instruments.Bytes.Enabled)
        {
            _instruments.Bytes.Add(bytes, _tags);
        }
    }

    public void Dispatched()
    {
        // Every event comes here: without a listener it costs no more than the question.
        if (_instruments.Events.Enabled)
        {
            _instruments.Events.Add(1, _tags);
        }
    }

    public void Unreadable() => _instruments.Unreadable.Add(1, _tags);

    public void Duplicate() => _instruments.Duplicates.Add(1, _tags);

    public void Dropped() => _instruments.Dropped.Add(1, _tags);

    public void Lagged(TimeSpan lag) => _instruments.Lag.Record(lag.TotalSeconds, _tags);

    private sealed class Instruments(PackageTelemetry package)
    {
        public UpDownCounter<long> Connections { get; } = package.Meter.CreateUpDownCounter<long>(
            "clients.stream.connections", "{connection}", "Connections of streams that are open.");

        public Counter<long> Reconnects { get; } = package.Meter.CreateCounter<long>(
            "clients.stream.reconnects", "{reconnect}", "Reconnects, by the reason for which the stream was not open.");

        public Counter<long> Events { get; } = package.Meter.CreateCounter<long>(
            "clients.stream.events", "{event}", "Events handed to the reader.");

        public Counter<long> Unreadable { get; } = package.Meter.CreateCounter<long>(
            "clients.stream.unreadable", "{event}", "Events that could not be read, or were too large.");

        public Counter<long> Duplicates { get; } = package.Meter.CreateCounter<long>(
            "clients.stream.duplicates", "{event}", "Events left out because they had come before.");

        public Counter<long> Dropped { get; } = package.Meter.CreateCounter<long>(
            "clients.stream.dropped", "{event}", "Events dropped because the reader was too slow.");

        public Counter<long> Bytes { get; } = package.Meter.CreateCounter<long>(
            "clients.stream.received", "By", "Bytes received in streams, heartbeats included.");

        public Histogram<double> Lag { get; } = package.Meter.CreateHistogram<double>(
            "clients.stream.lag", "s", "Time from receiving the bytes of an event to handing it to the reader.");
    }
}
