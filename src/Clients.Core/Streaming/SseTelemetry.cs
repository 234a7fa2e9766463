using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Clients.Core.Streaming;

/// <summary>The engine's instruments: activity source and meter are both named <c>Clients.Streaming</c>.</summary>
/// <remarks>Every measurement carries <c>server.address</c>, the host of the stream.</remarks>
internal sealed class SseTelemetry
{
    public const string Name = "Clients.Streaming";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>(
        "clients.streaming.connections", "{connection}", "Streams that are open.");

    private static readonly Counter<long> Reconnects = Meter.CreateCounter<long>(
        "clients.streaming.reconnects", "{reconnect}", "Reconnects, by the reason for which the connection before was lost.");

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "clients.streaming.events", "{event}", "Events handed to the reader.");

    private static readonly Counter<long> PayloadErrors = Meter.CreateCounter<long>(
        "clients.streaming.payload_errors", "{event}", "Events whose payload could not be parsed.");

    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>(
        "clients.streaming.received", "By", "Bytes received in streams, comments included.");

    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "clients.streaming.lag", "s", "Time from receiving the bytes of an event to handing it to the reader.");

    private readonly KeyValuePair<string, object?> _server;

    public SseTelemetry(Uri? address) => _server = new("server.address", address?.Host);

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
        var activity = Source.StartActivity("sse connect", ActivityKind.Client);
        activity?.SetTag("http.request.method", request.Method.Method);
        activity?.SetTag("server.address", request.RequestUri?.Host);
        activity?.SetTag("server.port", request.RequestUri?.Port);
        return activity;
    }

    public void Opened() => Connections.Add(1, _server);

    public void Closed() => Connections.Add(-1, _server);


    public void Reconnecting(string reason) => Reconnects.Add(1, _server, new("reason", reason));

    public void Received(int bytes) => Bytes.Add(bytes, _server);

    public void Dispatched()
    {
        // Every event comes here: without a listener it costs no more than the question.
        if (Events.Enabled)
        {
            Events.Add(1, _server);
        }
    }

    public void PayloadFailed() => PayloadErrors.Add(1, _server);

    public void Lagged(TimeSpan lag) => Lag.Record(lag.TotalSeconds, _server);
}
