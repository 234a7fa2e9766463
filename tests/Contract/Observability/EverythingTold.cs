using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Clients.Contract.Tests.Observability;

/// <summary>Records, as text, every activity, measurement and log line of the packages at the most verbose level.</summary>
internal sealed class EverythingTold : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _measurements = new();

    public EverythingTold()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => IsOurs(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Write,
        };
        ActivitySource.AddActivityListener(_activities);
        _measurements.InstrumentPublished = (instrument, listener) =>
        {
            if (IsOurs(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _measurements.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Write(instrument, tags));
        _measurements.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Write(instrument, tags));
        _measurements.Start();
        var collector = FakeLogCollector.Create(new FakeLogCollectorOptions { OutputSink = Lines.Enqueue, OutputFormatter = Write });
        Loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(collector)));
    }

    /// <summary>Give this to the clients, so that their logs are recorded.</summary>
    public ILoggerFactory Loggers { get; }

    /// <summary>One line for each activity, measurement, log record and exception.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Thrown(Exception exception) => Lines.Enqueue($"thrown {exception}");

    public void Dispose()
    {
        _activities.Dispose();
        _measurements.Dispose();
        Loggers.Dispose();
    }

    // The runtime's HTTP client and sockets tell of our requests, too.
    private static bool IsOurs(string name) =>
        name.StartsWith("Clients.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Kiota", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal);

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(", ", tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private static string Write(FakeLogRecord record) =>
        $"log {record.Level} {record.Message} {Tags((record.StructuredState ?? []).Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)))} "
        + $"{string.Join("; ", record.Scopes.Select(scope => $"scope {scope}"))} {record.Exception}";

    private void Write(Activity activity) => Lines.Enqueue(
        $"activity {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {Tags(activity.TagObjects)} {Tags(activity.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value)))} "
        + string.Join("; ", activity.Events.Select(told => $"{told.Name} {Tags(told.Tags)}")));

    private void Write(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Lines.Enqueue($"metric {instrument.Meter.Name} {instrument.Name} [{instrument.Unit}] {Tags(tags.ToArray())}");
}
