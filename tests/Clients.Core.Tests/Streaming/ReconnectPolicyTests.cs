using Clients.Core.Http;
using Clients.Core.Streaming;

namespace Clients.Core.Tests.Streaming;

public class ReconnectPolicyTests
{
    private static readonly StreamException Lost = new(DisconnectReason.ConnectionLost, "lost");

    [Fact]
    public void The_random_part_starts_with_the_delay_doubles_and_stays_within_the_longest_wait()
    {
        var options = new SseSubscriptionOptions { ReconnectDelay = TimeSpan.FromSeconds(2), MaxReconnectDelay = TimeSpan.FromSeconds(10) };

        Assert.Equal([2, 2, 2, 2], Waits(options, random: 0));
        Assert.Equal([4, 6, 10, 10], Waits(options, random: 1));
    }

    [Fact]
    public void Without_a_delay_the_random_part_starts_with_one_second() =>
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Waits(new SseSubscriptionOptions(), random: 1, count: 7));

    [Fact]
    public void A_delay_beyond_the_default_bound_still_gets_a_random_part() =>
        Assert.Equal([120, 120], Waits(new SseSubscriptionOptions { ReconnectDelay = TimeSpan.FromMinutes(1) }, random: 1, count: 2));

    [Fact]
    public void A_longest_wait_equal_to_the_delay_turns_the_random_part_off()
    {
        var options = new SseSubscriptionOptions { ReconnectDelay = TimeSpan.FromSeconds(3), MaxReconnectDelay = TimeSpan.FromSeconds(3) };

        Assert.Equal([3, 3, 3, 3], Waits(options, random: 1));
    }

    [Theory]
    [InlineData(1, 90, 90)]
    [InlineData(90, 1, 90)]
    [InlineData(1, 2, 5)]
    [InlineData(864_000, 1, 300)]
    [InlineData(1, 864_000, 300)]
    public void The_service_is_never_come_back_to_before_the_longest_wait_it_or_the_options_ask_for(int retrySeconds, int retryAfterSeconds, int promised)
    {
        var options = new SseSubscriptionOptions { ReconnectDelay = TimeSpan.FromSeconds(5) };
        foreach (var (random, jitter) in new[] { (0.0, 0.0), (0.5, 2.5) })
        {
            var policy = new ReconnectPolicy(options, nextDouble: () => random);
            policy.Disconnected(TimeSpan.Zero, TimeSpan.FromSeconds(retrySeconds));

            Assert.True(policy.TryReconnect(Refused(503, TimeSpan.FromSeconds(retryAfterSeconds)), out var delay));
            Assert.Equal(promised + jitter, delay.TotalSeconds);
        }
    }

    [Fact]
    public void Fifty_streams_that_lost_one_server_come_back_spread_out()
    {
        var options = new SseSubscriptionOptions { ReconnectDelay = TimeSpan.FromSeconds(1) };

        var waits = Enumerable.Range(0, 50).Select(_ => Wait(new ReconnectPolicy(options))).Order().ToList();

        Assert.InRange(waits[0], 1, 2);
        Assert.InRange(waits[^1], 1, 2);
        // The odds against are below 10^-13.
        Assert.True(waits[^1] - waits[0] > 0.5, $"All within {waits[^1] - waits[0]} s.");
    }

    [Theory]
    [InlineData(9.9, 2)]
    [InlineData(10, 1)]
    public void Only_a_stable_connection_starts_the_random_part_over(double uptimeSeconds, double nextWait)
    {
        var policy = new ReconnectPolicy(new SseSubscriptionOptions(), nextDouble: () => 1);
        policy.TryReconnect(Lost, out _);

        policy.Disconnected(TimeSpan.FromSeconds(uptimeSeconds), retryInterval: null);

        Assert.Equal(nextWait, Wait(policy));
    }

    [Fact]
    public void A_retry_stays_in_force_over_connections_that_bring_none()
    {
        var policy = new ReconnectPolicy(new SseSubscriptionOptions(), nextDouble: () => 0);
        policy.Disconnected(TimeSpan.Zero, TimeSpan.FromSeconds(7));
        policy.Disconnected(TimeSpan.Zero, retryInterval: null);

        Assert.Equal(7, Wait(policy));
    }

    [Fact]
    public void Reconnects_are_counted_over_the_whole_run()
    {
        var policy = new ReconnectPolicy(new SseSubscriptionOptions { MaxReconnects = 2 });

        Assert.True(policy.TryReconnect(Lost, out _));
        policy.Disconnected(TimeSpan.FromHours(1), retryInterval: null);
        Assert.True(policy.TryReconnect(null, out _));
        Assert.False(policy.TryReconnect(Lost, out _));
        Assert.Equal(2, policy.Attempt);
    }

    [Theory]
    [InlineData(DisconnectReason.ConnectFailed, true)]
    [InlineData(DisconnectReason.ConnectTimedOut, true)]
    [InlineData(DisconnectReason.ConnectionLost, true)]
    [InlineData(DisconnectReason.IdleTimedOut, true)]
    [InlineData(DisconnectReason.WrongContentType, false)]
    [InlineData(DisconnectReason.EventTooLarge, false)]
    [InlineData(DisconnectReason.PayloadUnreadable, false)]
    public void Trouble_of_the_network_may_pass_and_what_would_repeat_is_final(DisconnectReason reason, bool isTransient) =>
        Assert.Equal(isTransient, ReconnectPolicy.IsTransient(new StreamException(reason, "")));

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(410, false)]
    [InlineData(425, true)]
    [InlineData(429, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(599, true)]
    [InlineData(302, false)]
    [InlineData(205, false)]
    public void A_status_that_may_change_is_asked_again(int status, bool isTransient) =>
        Assert.Equal(isTransient, ReconnectPolicy.IsTransient(Refused(status)));

    [Theory]
    [InlineData(1002, false)]
    [InlineData(1003, false)]
    [InlineData(1006, true)]
    [InlineData(1007, false)]
    [InlineData(1008, false)]
    [InlineData(1009, false)]
    [InlineData(1010, false)]
    [InlineData(1011, true)]
    [InlineData(1012, true)]
    [InlineData(1013, true)]
    [InlineData(3000, true)]
    [InlineData(4000, true)]
    [InlineData(4399, true)]
    [InlineData(4400, false)]
    [InlineData(4401, false)]
    [InlineData(4408, true)]
    [InlineData(4425, true)]
    [InlineData(4429, true)]
    [InlineData(4499, false)]
    [InlineData(4500, true)]
    public void A_close_code_that_reports_a_refusal_is_final(int code, bool isTransient) =>
        Assert.Equal(isTransient, ReconnectPolicy.IsTransient(new StreamException(DisconnectReason.Closed, "") { CloseCode = code }));

    [Fact]
    public void A_mistake_of_this_program_is_final()
    {
        Assert.False(ReconnectPolicy.IsTransient(new InvalidOperationException()));
        Assert.True(ReconnectPolicy.IsTransient(new HttpRequestException()));
    }

    private static StreamRefusedException Refused(int status, TimeSpan? retryAfter = null) => new("refused", status, retryAfter, new HttpRequestException());

    private static double[] Waits(StreamOptions options, double random, int count = 4)
    {
        var policy = new ReconnectPolicy(options, nextDouble: () => random);
        return [.. Enumerable.Range(0, count).Select(_ => Wait(policy))];
    }

    private static double Wait(ReconnectPolicy policy)
    {
        Assert.True(policy.TryReconnect(Lost, out var delay));
        return delay.TotalSeconds;
    }
}
