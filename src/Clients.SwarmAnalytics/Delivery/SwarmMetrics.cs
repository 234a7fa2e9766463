using System.Diagnostics.Metrics;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>The instruments of one client, under the meter <c>Clients.SwarmAnalytics</c>; docs/ingest-guarantees.md lists them.</summary>
internal sealed class SwarmMetrics : IDisposable
{
    public const string MeterName = "Clients.SwarmAnalytics";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _dropped;

    public SwarmMetrics(Func<long> queued)
    {
        _accepted = _meter.CreateCounter<long>("swarm.events.accepted", "{event}", "Events taken into the queue.");
        _delivered = _meter.CreateCounter<long>("swarm.events.delivered", "{event}", "Events the service acknowledged.");
        _retries = _meter.CreateCounter<long>("swarm.events.retries", "{try}", "Tries that failed and are repeated.");
        _dropped = _meter.CreateCounter<long>("swarm.events.dropped", "{event}", "Events given up, by reason.");
        _meter.CreateObservableGauge("swarm.queue.length", queued, "{event}", "Events in memory that the spool has not yet taken.");
    }

    public void Accept() => _accepted.Add(1);

    public void Deliver() => _delivered.Add(1);

    public void Retry() => _retries.Add(1);

    public void Drop(DropReason reason) => _dropped.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    public void Dispose() => _meter.Dispose();
}
