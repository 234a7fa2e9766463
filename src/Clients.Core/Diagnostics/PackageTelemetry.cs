using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Clients.Core.Http;

namespace Clients.Core.Diagnostics;

/// <summary>The one activity source and the one meter of a package, both named as the package is; docs/observability.md lists what they tell.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Lives as long as the process.")]
public sealed class PackageTelemetry
{
    // One per package for as long as the process lives: were each client to own a meter, the first client to be disposed would end
    // the metrics of all others in exporters that know meters by name.
    private static readonly ConcurrentDictionary<string, PackageTelemetry> OfPackage = new(StringComparer.Ordinal);

    private PackageTelemetry(ClientProduct product)
    {
        Source = new ActivitySource(product.Name, product.Version);
        Meter = new Meter(product.Name, product.Version);
    }

    /// <summary>What starts the package's activities.</summary>
    public ActivitySource Source { get; }

    /// <summary>What the package's instruments belong to. Never dispose it. Asked twice for the same counter or histogram, it gives the same one.</summary>
    public Meter Meter { get; }

    /// <summary>The telemetry of a package, the same one for every caller.</summary>
    /// <param name="product">The package; the first to ask decides about the version.</param>
    public static PackageTelemetry Of(ClientProduct product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return OfPackage.GetOrAdd(product.Name, static (_, product) => new PackageTelemetry(product), product);
    }
}
