using System.Threading.Channels;
using Clients.Bench.Harness;
using Clients.SwarmAnalytics;

namespace Clients.Bench.SwarmAnalytics;

/// <summary>What recording costs the caller: validating, copying and queueing. Serialising and delivering come later, on other threads, and are held back here.</summary>
internal sealed class RecordEvent(string kind, Action<SwarmAnalyticsClient> record) : Benchmark
{
    private const int Count = 1000;

    private readonly object _event = new();
    private readonly HeldSpool _spool = new();
    private SwarmAnalyticsClient _client = null!;
    private Channel<object> _channel = null!;

    public override string Area => "SwarmAnalytics";

    public override string Name => $"record {Count} events ({kind})";

    public override string Baseline => "Channel.TryWrite of one object";

    public override Task SetUpAsync()
    {
        _client = new SwarmAnalyticsClient(EventSamples.Token, new SwarmAnalyticsClientOptions
        {
            Spool = _spool,
            MaxQueuedEvents = int.MaxValue,
            MaxQueuedBytes = long.MaxValue,
        });
        return HoldAsync();
    }

    public override ValueTask RunBaselineAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            _channel.Writer.TryWrite(_event);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask RunCandidateAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            record(_client);
        }

        return ValueTask.CompletedTask;
    }

    public override async Task ResetAsync()
    {
        _spool.Release();
        await _client.PersistAsync();
        if (_client.Statistics.Dropped.Count > 0)
        {
            throw new InvalidOperationException("Events were dropped, so recording was not what was measured.");
        }

        await HoldAsync();
    }

    public override Figure FigureOf(TimeSpan time, double bytes)
    {
        var (microseconds, each) = (time.TotalMicroseconds / Count, bytes / Count);
        return new Figure(FormattableString.Invariant($"{microseconds:0.00} us (< 2) and {each:0} B (<= 1024) an event"), microseconds < 2 && each <= 1024);
    }

    public override async Task TearDownAsync()
    {
        _spool.Release();
        await _client.DisposeAsync();
    }

    /// <summary>A first event takes the background work to the spool, where it stays.</summary>
    private async Task HoldAsync()
    {
        _channel = Channel.CreateUnbounded<object>();
        var held = _spool.HoldAsync();
        record(_client);
        await held;
    }
}
