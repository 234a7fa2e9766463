using Clients.Sandbox.Faults;
using Clients.SwarmAnalytics.Spool;
using Clients.Testing.Time;

namespace Clients.SwarmAnalytics.Tests.Delivery;

/// <summary>When the next try happens, on a clock that only the test moves.</summary>
public sealed class RetryScheduleTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Retry_After_is_obeyed()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, status: 429, headers: new Dictionary<string, string> { ["Retry-After"] = "77" });
        await using var client = fixture.Client(Timed);

        client.Logs.Write("one");
        var wait = await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(77));
        Assert.Empty(fixture.Swarm.Events);
        _clock.Advance(wait);

        await client.FlushAsync(SwarmFixture.Patience);
        Assert.Equal(["one"], fixture.StoredTags);
    }

    [Fact]
    public async Task Retry_After_is_obeyed_up_to_its_bound()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, status: 503, headers: new Dictionary<string, string> { ["Retry-After"] = "86400" });
        await using var client = fixture.Client(Timed);

        client.Logs.Write("one");

        Assert.Equal(TimeSpan.FromMinutes(5), await _clock.AdvanceToTimerAsync(TimeSpan.FromMinutes(5)));
        await client.FlushAsync(SwarmFixture.Patience);
        Assert.Equal(["one"], fixture.StoredTags);
    }

    [Fact]
    public async Task The_next_try_is_persisted_so_that_a_restart_does_not_hasten_it()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, status: 429, headers: new Dictionary<string, string> { ["Retry-After"] = "77" });
        var first = fixture.Client(options => Spooled(options, fixture));
        first.Logs.Write("one");
        await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(77));
        await DisposeAtOnceAsync(first);

        await using var second = fixture.Client(options => Spooled(options, fixture));
        var wait = await _clock.WaitForTimerAsync(due => due > TimeSpan.FromSeconds(60) && due <= TimeSpan.FromSeconds(77));
        Assert.Empty(fixture.Swarm.Events);
        _clock.Advance(wait);

        await second.FlushAsync(SwarmFixture.Patience);
        Assert.Equal(["one"], fixture.StoredTags);
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_given_up_and_repeated()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Stall(TimeSpan.FromHours(1));
        await using var client = fixture.Client(options =>
        {
            Timed(options);
            options.Timeout = TimeSpan.FromSeconds(90);
            options.RetryBaseDelay = options.RetryMaxDelay = TimeSpan.FromSeconds(5);
        });

        client.Logs.Write("one");
        await fixture.WaitForFaultAsync();
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(90));
        _clock.Advance(await _clock.WaitForTimerAsync(due => due <= TimeSpan.FromSeconds(5)));
        await client.FlushAsync(SwarmFixture.Patience);

        Assert.Equal(["one"], fixture.StoredTags);
        Assert.Equal(1, client.Statistics.Retries);
    }

    private void Timed(SwarmAnalyticsClientOptions options)
    {
        options.TimeProvider = _clock;
        options.ShutdownTimeout = TimeSpan.FromMilliseconds(1);
    }

    private void Spooled(SwarmAnalyticsClientOptions options, SwarmFixture fixture)
    {
        Timed(options);
        options.Spool = new SqliteSpool(fixture.SpoolFile, new SqliteSpoolOptions { TimeProvider = _clock });
    }

    private async Task DisposeAtOnceAsync(SwarmAnalyticsClient client)
    {
        var disposal = client.DisposeAsync().AsTask();
        while (!disposal.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        await disposal;
    }
}
