using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Clients.Core.Diagnostics;
using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>The engine's instruments: activity source and meter are both named <c>Clients.Streaming</c>.</summary>
/// <remarks>Every measurement carries <c>server.address</c> and <c>server.port</c>, those of the stream.</remarks>
internal sealed class SseTelemetry
{
    private static readonly PackageTelemetry Telemetry = PackageTelemetry.Of(ClientProduct.Of(typeof(SseTelemetry)) with { Name = "Clients.Streaming" });

    private static readonly UpDownCounter<long> Connections = Telemetry.Meter.CreateUpDownCounter<long>(
        "clients.streaming.connections", "{connection}", "Streams that are open.");

    private static readonly Counter<long> Reconnects = Telemetry.Meter.CreateCounter<long>(
        "clients.streaming.reconnects", "{reconnect}", "Reconnects, by the reason for which the connection before was lost.");

    private static readonly Counter<long> Events = Telemetry.Meter.CreateCounter<long>(
        "clients.streaming.events", "{event}", "Events handed to the reader.");

    private static readonly Counter<long> PayloadErrors = Telemetry.Meter.CreateCounter<long>(
        "clients.streaming.payload_errors", "{event}", "Events whose payload could not be parsed.");

    private static readonly Counter<long> Bytes = Telemetry.Meter.CreateCounter<long>(
        "clients.streaming.received", "By", "Bytes received in streams, comments included.");

    private static readonly Histogram<double> Lag = Telemetry.Meter.CreateHistogram<double>(
        "clients.streaming.lag", "s", "Time from receiving the bytes of an event to handing it to the reader.");

    private readonly KeyValuePair<string, object?> _server;
    private readonly KeyValuePair<string, object?> _port;

    public SseTelemetry(Uri? address) => (_server, _port) = (new("server.address", address?.Host), new("server.port", address?.Port));

    /// <summary>True when someone listens to the lag, which costs a clock reading per event.</summary>
    public static bool MeasuresLag => Lag.Enabled;

    public static string ReasonOf(SseException? failure) => failure?.Failure switch
    {
        null => "ended",
        SseFailure.ConnectFailed => "connect_failed",
        SseFailure.ConnectTimedOut => "connect_timeout",
        SseFailure.Refused => "refused",
        SseFailure.WrongContentType => "wrong_content_type",
        SseFailure.ConnectionBroken => "broken",
        SseFailure.IdleTimedOut => "idle_timeout",
        SseFailure.EventTooLarge => "event_too_large",
        SseFailure.PayloadUnreadable => "payload_unreadable",
        var other => other.ToString()!,
    };

    public static Activity? StartConnect(HttpRequestMessage request)
    {
        var activity = Telemetry.Source.StartActivity("sse connect", ActivityKind.Client);
        activity?.SetTag("http.request.method", request.Method.Method);
        activity?.SetTag("server.address", request.RequestUri?.Host);
        activity?.SetTag("server.port", request.RequestUri?.Port);
        return activity;
    }

    /// <summary>Tells on the activity why no stream was opened: by the status if it is an error, otherwise in our own words.</summary>
    public static void ConnectFailed(Activity? activity, Exception failure)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", failure switch
        {
            SseException { StatusCode: >= 400 and var status } => status.ToString(CultureInfo.InvariantCulture),
            SseException known => ReasonOf(known),
            _ => failure.GetType().FullName,
        });
    }

    public void Opened() => Connections.Add(1, _server, _port);

    public void Closed() => Connections.Add(-1, _server, _port);

    public void Reconnecting(string reason) => Reconnects.Add(1, _server, _port, new("clients.streaming.reconnect.reason", reason));

    public void Received(int bytes) => Bytes.Add(bytes, _server, _port);

    public void Dispatched()
    {
        // Every event comes here: without a listener it costs no more than the question.
        if (Events.Enabled)
        {
            Events.Add(1, _server, _port);
        }
    }

    public void PayloadFailed() => PayloadErrors.Add(1, _server, _port);

    public void Lagged(TimeSpan lag) => Lag.Record(lag.TotalSeconds, _server, _port);
}
