using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Observability;

/// <summary>
/// Listens to every package until it is disposed of: spans are printed as they end, metrics at the end. With <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> set,
/// both go to that collector as well.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    public Telemetry(TextWriter output)
    {
        var hasCollector = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };
        var traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource("Clients.*");
        var metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe).AddMeter("Clients.*");
        if (hasCollector)
        {
            traces.AddOtlpExporter();
            metrics.AddOtlpExporter();
        }

        _traces = traces.AddProcessor(new SimpleActivityExportProcessor(new SpanPrinter(output))).Build();
        _metrics = metrics.AddReader(new BaseExportingMetricReader(new MetricPrinter(output))).Build();
    }

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static void Describe(ResourceBuilder resource) => resource.AddService("clients-observability-sample");
}
