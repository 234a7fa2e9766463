using System.Net;
using System.Net.Sockets;
using Clients.Bench.Harness;
using Clients.SwarmAnalytics;

namespace Clients.Bench.SwarmAnalytics;

/// <summary>A million events for a server that is not there: once the bounds are reached, the client must hold no more, however many come.</summary>
internal sealed class OfferToDeadServer : Benchmark
{
    private const int Few = 100_000;
    private const int Many = 1_000_000;

    private string _address = null!;
    private double _worst;

    public override string Area => "SwarmAnalytics";

    public override string Name => "offer 1m events to a dead server";

    public override string Baseline => "offer 100k";

    public override int Samples => 3;

    public override TimeSpan SampleTime => TimeSpan.FromMilliseconds(10);

    public override Task SetUpAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _address = $"http://{listener.LocalEndpoint}";
        return Task.CompletedTask;
    }

    public override async ValueTask RunBaselineAsync()
    {
        await using var client = Open();
        await OfferAsync(client, Few);
    }

    public override async ValueTask RunCandidateAsync()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var client = Open();
        await OfferAsync(client, Few);
        var early = GC.GetTotalMemory(forceFullCollection: true) - before;
        await OfferAsync(client, Many - Few);
        var late = GC.GetTotalMemory(forceFullCollection: true) - before;
        _worst = Math.Max(_worst, (double)late / early);
    }

    public override Figure FigureOf(TimeSpan time, double bytes) =>
        new(FormattableString.Invariant($"held at the end {_worst:0.00}x of after 100k (<= 1.10x)"), _worst <= 1.1);

    private SwarmAnalyticsClient Open() => new(EventSamples.Token, new SwarmAnalyticsClientOptions
    {
        BaseUrl = _address,
        ShutdownTimeout = TimeSpan.FromMilliseconds(1),
    });

    private static async Task OfferAsync(SwarmAnalyticsClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            EventSamples.WriteMessage(client);
        }

        // Compare like with like: the hand-over queue is empty, and the spool as full as it may be.
        while (await client.FlushAsync(TimeSpan.Zero) > new SwarmAnalyticsClientOptions().MaxQueuedEvents)
        {
            await Task.Delay(1);
        }
    }
}
