using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>An exporter and a metric reader of one's own, as any of OpenTelemetry's would be.</summary>
[SceneUsings("OpenTelemetry", "OpenTelemetry.Metrics", "OpenTelemetry.Trace")]
public abstract class ObservabilityScene : Scene
{
    protected BaseProcessor<Activity> exporter { get; } = new SimpleActivityExportProcessor(new Discard<Activity>());

    protected MetricReader reader { get; } = new BaseExportingMetricReader(new Discard<Metric>());

    protected override async ValueTask CleanUpAsync()
    {
        exporter.Dispose();
        reader.Dispose();
        await base.CleanUpAsync();
    }

    private sealed class Discard<T> : BaseExporter<T>
        where T : class
    {
        public override ExportResult Export(in Batch<T> batch) => ExportResult.Success;
    }
}
