using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Observability;

/// <summary>A line for each metric and set of tags: meter, name, unit, value, tags.</summary>
internal sealed class MetricPrinter(TextWriter output) : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                output.WriteLine($"metric {metric.MeterName} | {metric.Name} [{metric.Unit}] | {Value(metric.MetricType, point)} | {Tags(point.Tags)}");
            }
        }

        return ExportResult.Success;
    }

    private static string Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
        MetricType.LongSumNonMonotonic => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
        MetricType.Histogram => string.Create(CultureInfo.InvariantCulture, $"{point.GetHistogramCount()} times, {point.GetHistogramSum():0.######} in all"),
        _ => throw new NotSupportedException($"The packages have no metric of the kind {type}."),
    };

    private static string Tags(ReadOnlyTagCollection tags)
    {
        var texts = new List<string>();
        foreach (var tag in tags)
        {
            texts.Add($"{tag.Key}={tag.Value}");
        }

        return string.Join(' ', texts);
    }
}
