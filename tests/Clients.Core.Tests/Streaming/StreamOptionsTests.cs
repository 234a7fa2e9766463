using Clients.Core.Streaming;

namespace Clients.Core.Tests.Streaming;

public class StreamOptionsTests
{
    public static TheoryData<string, Action<SseSubscriptionOptions>> Impossible => new()
    {
        { nameof(StreamOptions.ConnectTimeout), options => options.ConnectTimeout = TimeSpan.Zero },
        { nameof(StreamOptions.ConnectTimeout), options => options.ConnectTimeout = TimeSpan.FromDays(100) },
        { nameof(StreamOptions.IdleTimeout), options => options.IdleTimeout = TimeSpan.FromSeconds(-2) },
        { nameof(StreamOptions.MaxEventBytes), options => options.MaxEventBytes = 0 },
        { nameof(StreamOptions.MaxReconnects), options => options.MaxReconnects = -1 },
        { nameof(StreamOptions.ReconnectDelay), options => options.ReconnectDelay = TimeSpan.FromTicks(-1) },
        { nameof(StreamOptions.ReconnectDelay), options => options.ReconnectDelay = TimeSpan.FromDays(100) },
        { nameof(StreamOptions.MaxReconnectDelay), options => options.MaxReconnectDelay = TimeSpan.FromDays(100) },
        { nameof(StreamOptions.MaxRetryAfter), options => options.MaxRetryAfter = TimeSpan.MaxValue },
        { nameof(StreamOptions.StableAfter), options => options.StableAfter = TimeSpan.MinValue },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_value_that_cannot_work_is_refused_when_it_is_set(string name, Action<SseSubscriptionOptions> set)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => set(new SseSubscriptionOptions()));

        Assert.Equal(name, exception.ParamName);
    }

    [Fact]
    public void No_limit_is_spelled_infinite()
    {
        var options = new SseSubscriptionOptions { ConnectTimeout = Timeout.InfiniteTimeSpan, IdleTimeout = Timeout.InfiniteTimeSpan };

        Assert.Equal((Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), (options.ConnectTimeout, options.IdleTimeout));
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused_when_they_are_used()
    {
        var options = new SseSubscriptionOptions { ReconnectDelay = TimeSpan.FromSeconds(10), MaxReconnectDelay = TimeSpan.FromSeconds(5) };

        var exception = Assert.Throws<ArgumentException>(() => new SseSubscription<int>(Sockets.Client, (_, _) => default, (_, _) => 0, options));

        Assert.Contains("MaxReconnectDelay (00:00:05) is shorter than ReconnectDelay (00:00:10)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_copied_when_the_subscription_is_made()
    {
        var options = new SseSubscriptionOptions { LastEventId = "7" };
        var subscription = new SseSubscription<int>(Sockets.Client, (_, _) => default, (_, _) => 0, options);

        options.LastEventId = "8";

        Assert.Equal("7", subscription.LastEventId);
    }
}
