using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Clients.Testing.Telemetry;

/// <summary>Adds up what a meter's instruments measure, by instrument and reason, until it is disposed of.</summary>
public sealed class MeterSums : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);
    private readonly KeyValuePair<string, object?>? _only;

    /// <param name="meter">The meter's name.</param>
    /// <param name="only">Counts only what carries this tag: it keeps apart tests that run at the same time.</param>
    public MeterSums(string meter, KeyValuePair<string, object?>? only = null)
    {
        _only = only;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The sum of an instrument or, as in <c>name/broken</c>, of its measurements with that reason; null when there were none.</summary>
    public double? this[string key] => _sums.TryGetValue(key, out var sum) ? sum : null;

    /// <summary>A filter for the measurements of one server.</summary>
    public static KeyValuePair<string, object?> Port(Uri address) => new("server.port", address.Port);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, IConvertible value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var isMeant = _only is null;
        string? reason = null;
        foreach (var tag in tags)
        {
            isMeant |= Equals(tag, _only);
            reason = tag.Key.EndsWith(".reason", StringComparison.Ordinal) ? (string?)tag.Value : reason;
        }

        if (isMeant)
        {
            _sums.AddOrUpdate(reason is null ? instrument.Name : $"{instrument.Name}/{reason}", static (_, value) => value, static (_, sum, value) => sum + value, value.ToDouble(CultureInfo.InvariantCulture));
        }
    }
}
