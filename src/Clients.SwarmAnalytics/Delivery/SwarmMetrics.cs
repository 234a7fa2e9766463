using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Clients.Core.Diagnostics;
using Clients.Core.Http;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>What one client adds to the instruments that all clients of the process share; docs/observability.md lists them.</summary>
internal sealed class SwarmMetrics : IDisposable
{
    private static readonly Meter Meter = PackageTelemetry.Of(ClientProduct.Of(typeof(SwarmMetrics))).Meter;

    // An observed instrument cannot be taken back from its meter, so one observes whichever clients there are.
    private static readonly ConcurrentDictionary<SwarmMetrics, Func<(long Queued, bool IsSpoolFailing)>> Clients = [];

    private static readonly string[] ReasonNames = [.. Enum.GetNames<DropReason>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    private static readonly Counter<long> Accepted = Meter.CreateCounter<long>("swarm.events.accepted", "{event}", "Events taken into the queue.");
    private static readonly Counter<long> Delivered = Meter.CreateCounter<long>("swarm.events.delivered", "{event}", "Events the service acknowledged.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("swarm.events.retries", "{retry}", "Failed attempts that are repeated.");
    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>("swarm.events.dropped", "{event}", "Events dropped, by reason.");

    private static readonly Counter<long> SpoolProblems = Meter.CreateCounter<long>("swarm.spool.problems", "{problem}", "Times a spool became unusable.");

    static SwarmMetrics()
    {
        Meter.CreateObservableUpDownCounter(
            "swarm.queue.length", static () => Clients.Values.Sum(static client => client().Queued), "{event}", "Events in memory that the spool has not yet taken.");
        Meter.CreateObservableUpDownCounter(
            "swarm.spool.failing", static () => Clients.Values.Count(static client => client().IsSpoolFailing), "{client}", "Clients whose spool cannot be used at present.");
    }

    /// <param name="observe">How many events the client's queue holds, and whether its spool fails.</param>
    public SwarmMetrics(Func<(long Queued, bool IsSpoolFailing)> observe) => Clients[this] = observe;

    public static void Accept() => Accepted.Add(1);

    public static void Deliver() => Delivered.Add(1);

    public static void Retry() => Retries.Add(1);

    public static void Drop(DropReason reason) => Dropped.Add(1, new KeyValuePair<string, object?>("swarm.drop.reason", ReasonNames[(int)reason]));

    public static void SpoolProblem() => SpoolProblems.Add(1);

    public void Dispose() => Clients.TryRemove(this, out _);
}
