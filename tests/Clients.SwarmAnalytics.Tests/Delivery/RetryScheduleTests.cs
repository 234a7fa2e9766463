using Clients.Sandbox.Faults;
using Clients.SwarmAnalytics.Spool;
using Clients.Testing.Time;

namespace Clients.SwarmAnalytics.Tests.Delivery;

/// <summary>When the next try happens, on a clock that only the test moves. Nothing here waits for that clock without a bound in real time.</summary>
public sealed class RetryScheduleTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly List<SwarmAnalyticsClient> _clients = [];
    private SwarmFixture _fixture = null!;

    public async Task InitializeAsync() => _fixture = await SwarmFixture.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await DisposeAtOnceAsync(client);
        }

        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Retry_After_is_obeyed()
    {
        _fixture.Fail(FaultKind.Status, status: 429, headers: new Dictionary<string, string> { ["Retry-After"] = "77" });
        var client = Client();

        client.Logs.Write("one");
        var wait = await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(77));
        Assert.Empty(_fixture.Swarm.Events);
        _clock.Advance(wait);

        await FlushAsync(client);
        Assert.Equal(["one"], _fixture.StoredTags);
    }

    [Fact]
    public async Task Retry_After_is_obeyed_up_to_its_bound()
    {
        _fixture.Fail(FaultKind.Status, status: 503, headers: new Dictionary<string, string> { ["Retry-After"] = "86400" });
        var client = Client();

        client.Logs.Write("one");

        Assert.Equal(TimeSpan.FromMinutes(5), await _clock.AdvanceToTimerAsync(TimeSpan.FromMinutes(5)));
        await FlushAsync(client);
        Assert.Equal(["one"], _fixture.StoredTags);
    }

    [Fact]
    public async Task The_next_try_is_persisted_so_that_a_restart_does_not_hasten_it()
    {
        _fixture.Fail(FaultKind.Status, status: 429, headers: new Dictionary<string, string> { ["Retry-After"] = "77" });
        var first = Client(Spooled);
        first.Logs.Write("one");
        await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(77));
        await DisposeAtOnceAsync(first);

        var second = Client(Spooled);
        var wait = await _clock.WaitForTimerAsync(due => due > TimeSpan.FromSeconds(60) && due <= TimeSpan.FromSeconds(77));
        Assert.Empty(_fixture.Swarm.Events);
        _clock.Advance(wait);

        await FlushAsync(second);
        Assert.Equal(["one"], _fixture.StoredTags);
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_given_up_and_repeated()
    {
        _fixture.Stall(TimeSpan.FromHours(1));
        var client = Client(options =>
        {
            options.Timeout = TimeSpan.FromSeconds(90);
            options.RetryBaseDelay = options.RetryMaxDelay = TimeSpan.FromSeconds(5);
        });

        client.Logs.Write("one");
        await _fixture.WaitForFaultAsync();
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(90));
        _clock.Advance(await _clock.WaitForTimerAsync(due => due <= TimeSpan.FromSeconds(5)));
        await FlushAsync(client);

        Assert.Equal(["one"], _fixture.StoredTags);
        Assert.Equal(1, client.Statistics.Retries);
    }

    private SwarmAnalyticsClient Client(Action<SwarmAnalyticsClientOptions>? configure = null)
    {
        var client = _fixture.Client(options =>
        {
            options.TimeProvider = _clock;
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        });
        _clients.Add(client);
        return client;
    }

    private void Spooled(SwarmAnalyticsClientOptions options) =>
        options.Spool = new SqliteSpool(_fixture.SpoolFile, new SqliteSpoolOptions { TimeProvider = _clock });

    private static async Task FlushAsync(SwarmAnalyticsClient client) =>
        Assert.Equal(0, await client.FlushAsync(SwarmFixture.TestTimeout).WaitAsync(SwarmFixture.TestTimeout));

    /// <summary>Lets the deadline of the disposal pass, and as little time besides as can be: the clock moves only while something waits for it.</summary>
    private async Task DisposeAtOnceAsync(SwarmAnalyticsClient client)
    {
        var deadline = TimeSpan.FromMilliseconds(1);
        var disposal = client.DisposeAsync().AsTask();
        while (!disposal.IsCompleted)
        {
            if (_clock.PendingTimers.Any(due => due <= deadline))
            {
                _clock.Advance(deadline);
            }

            await Task.Yield();
        }

        await disposal;
    }
}
