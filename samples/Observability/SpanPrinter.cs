using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;

namespace Observability;

/// <summary>A line for each span: source, name, duration, status if it is one, tags.</summary>
internal sealed class SpanPrinter(TextWriter output) : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            var status = span.Status == ActivityStatusCode.Unset ? "" : $" {span.Status}";
            var tags = string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"span   {span.Source.Name} | {span.DisplayName} | {span.Duration.TotalMilliseconds:0.0} ms{status} | {tags}"));
        }

        return ExportResult.Success;
    }
}
