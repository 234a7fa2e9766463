using System.Diagnostics;
using System.Diagnostics.Metrics;
using Clients.Core.Diagnostics;

namespace Clients.Core.Http;

/// <summary>What a package tells of each call; docs/observability.md lists it. No header, query, body or error text ever gets here.</summary>
internal sealed class CallTelemetry
{
    /// <summary>How often the retry handler sent the request again.</summary>
    public static readonly HttpRequestOptionsKey<int> ResendCount = new("Clients.ResendCount");

    private readonly ActivitySource _source;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _retries;

    public CallTelemetry(PackageTelemetry telemetry)
    {
        _source = telemetry.Source;
        _duration = telemetry.Meter.CreateHistogram<double>("clients.call.duration", "s", "Time of a call, retries and their waits included.", tags: null, new InstrumentAdvice<double>
        {
            // Those of OpenTelemetry's http.client.request.duration.
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        });
        _retries = telemetry.Meter.CreateCounter<long>("clients.call.retries", "{retry}", "Requests that were sent again after HTTP 429.");
    }

    /// <summary>True when someone listens.</summary>
    public bool IsWatched => _source.HasListeners() || _duration.Enabled || _retries.Enabled;

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
