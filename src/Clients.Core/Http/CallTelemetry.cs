using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Clients.Core.Http;

/// <summary>
/// The activity source and the meter of one client package, both named as the package is, and what they tell of each call:
/// docs/observability.md lists it. No header, query, body or error text ever gets here.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Lives as long as the process.")]
internal sealed class CallTelemetry
{
    /// <summary>How often the retry handler sent the request again.</summary>
    public static readonly HttpRequestOptionsKey<int> ResendCount = new("Clients.ResendCount");

    // One per package for as long as the process lives: were each client to own a meter, the first client to be disposed would end
    // the metrics of all others in exporters that know meters by name.
    private static readonly ConcurrentDictionary<string, CallTelemetry> OfPackage = new(StringComparer.Ordinal);

    private readonly ActivitySource _source;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _retries;

    private CallTelemetry(ClientProduct product)
    {
        _source = new ActivitySource(product.Name, product.Version);
        var meter = new Meter(product.Name, product.Version);
        _duration = meter.CreateHistogram<double>("clients.call.duration", "s", "Time of a call, retries and their waits included.", tags: null, new InstrumentAdvice<double>
        {
            // Those of OpenTelemetry's http.client.request.duration.
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        });
        _retries = meter.CreateCounter<long>("clients.call.retries", "{retry}", "Requests that were sent again after HTTP 429.");
    }

    /// <summary>True when someone listens.</summary>
    public bool IsWatched => _source.HasListeners() || _duration.Enabled || _retries.Enabled;

    public static CallTelemetry Of(ClientProduct product) => OfPackage.GetOrAdd(product.Name, static (_, product) => new CallTelemetry(product), product);

    public Activity? Start(HttpRequestMessage request, string? template) =>
        _source.StartActivity(template is null ? request.Method.Method : $"{request.Method.Method} {template}", ActivityKind.Client);

    public void Record(Activity? activity, HttpRequestMessage request, string? template, TimeSpan duration, int? status, string? errorType)
    {
        var tags = new TagList
        {
            { "http.request.method", request.Method.Method },
            { "server.address", request.RequestUri?.Host },
            { "server.port", request.RequestUri?.Port },
        };
        AddKnown(ref tags, "url.template", template);
        AddKnown(ref tags, "http.response.status_code", status);
        AddKnown(ref tags, "error.type", errorType);
        _duration.Record(duration.TotalSeconds, tags);
        request.Options.TryGetValue(ResendCount, out var resends);
        if (resends > 0)
        {
            _retries.Add(resends, tags);
        }

        Describe(activity, tags, resends, isError: errorType is not null);
    }

    private static void Describe(Activity? activity, in TagList tags, int resends, bool isError)
    {
        if (activity is null)
        {
            return;
        }

        foreach (var (name, value) in tags)
        {
            activity.SetTag(name, value);
        }

        if (resends > 0)
        {
            activity.SetTag("http.request.resend_count", resends);
        }

        if (isError)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static void AddKnown(ref TagList tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }
}
