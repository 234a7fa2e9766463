using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Clients.Contract.Tests.Observability;

/// <summary>Writes down, as text, every activity, measurement and log line of the packages, at the most talkative setting.</summary>
internal sealed class EverythingTold : ILoggerFactory, ILogger
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
    }

    /// <summary>Each thing told once or more, after what told it.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Thrown(Exception exception) => Lines.Enqueue($"thrown {exception}");

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"log {logLevel} {formatter(state, exception)} {Tags(state as IEnumerable<KeyValuePair<string, object?>> ?? [])} {exception}");

    public void Dispose()
    {
        _activities.Dispose();
        _measurements.Dispose();
    }

    // The runtime's HTTP client and sockets tell of our requests, too.
    private static bool IsOurs(string name) =>
        name.StartsWith("Clients.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Kiota", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal);

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(", ", tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private void Write(Activity activity) => Lines.Enqueue(
        $"activity {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {Tags(activity.TagObjects)} {Tags(activity.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value)))} "
        + string.Join("; ", activity.Events.Select(told => $"{told.Name} {Tags(told.Tags)}")));

    private void Write(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Lines.Enqueue($"metric {instrument.Meter.Name} {instrument.Name} [{instrument.Unit}] {Tags(tags.ToArray())}");
}
