using Clients.RestlessStream.Subscriptions;
using Clients.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class ReconnectorTests
{
    private static readonly ConnectionEnd Break = new("the connection broke");

    private readonly TestClock _clock = new();

    [Fact]
    public async Task Without_growth_every_wait_is_the_same()
    {
        var reconnector = New(new SubscriptionOptions { RetryDelay = TimeSpan.FromSeconds(3) });

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(TimeSpan.FromSeconds(3), await WaitAsync(reconnector, Break));
        }
    }

    [Fact]
    public async Task With_growth_a_wait_stays_below_a_ceiling_that_doubles_up_to_the_longest()
    {
        var reconnector = New(new SubscriptionOptions { RetryDelay = TimeSpan.FromMinutes(1), MaxRetryDelay = TimeSpan.FromMinutes(4) });

        foreach (var ceiling in (int[])[1, 2, 4, 4, 4])
        {
            Assert.InRange(await WaitAsync(reconnector, Break), TimeSpan.Zero, TimeSpan.FromMinutes(ceiling));
        }
    }

    [Fact]
    public async Task A_longer_wait_that_the_service_asks_for_is_honoured_within_five_minutes()
    {
        var reconnector = New(new SubscriptionOptions());

        Assert.Equal(TimeSpan.FromSeconds(90), await WaitAsync(reconnector, Break with { RetryAfter = TimeSpan.FromSeconds(90) }));
        Assert.Equal(TimeSpan.FromMinutes(5), await WaitAsync(reconnector, Break with { RetryAfter = TimeSpan.FromDays(9) }));
        Assert.Equal(TimeSpan.FromSeconds(1), await WaitAsync(reconnector, Break with { RetryAfter = TimeSpan.Zero }));
    }

    [Fact]
    public async Task An_end_in_order_completes_when_no_reconnect_is_left_and_a_break_throws()
    {
        var options = new SubscriptionOptions { MaxReconnects = 0 };

        Assert.False(await New(options).WaitAsync(Break with { IsOrderly = true }, "7", CancellationToken.None));
        var failure = await Assert.ThrowsAsync<RestlessStreamConnectionException>(() => New(options).WaitAsync(Break, "7", CancellationToken.None));

        Assert.Equal("7", failure.Cursor);
        Assert.Contains("at the.host ended because the connection broke", failure.Message, StringComparison.Ordinal);
    }

    private Reconnector New(SubscriptionOptions options) => new(options, "the.host", _clock, NullLogger.Instance);

    // How long it waits, on a clock that is moved to where the wait ends.
    private async Task<TimeSpan> WaitAsync(Reconnector reconnector, ConnectionEnd end)
    {
        var waiting = reconnector.WaitAsync(end, null, CancellationToken.None);
        var due = await _clock.AdvanceToTimerAsync(TimeSpan.Zero);
        Assert.True(await waiting);
        return due;
    }
}
