using Clients.Core.Http;

namespace Clients.Core.Tests.Http;

public class FullJitterBackoffTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(5, 30)]
    [InlineData(63, 30)]
    [InlineData(int.MaxValue, 30)]
    public void The_ceiling_doubles_up_to_the_cap(int attempt, int seconds)
    {
        var backoff = new FullJitterBackoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

        Assert.Equal(TimeSpan.FromSeconds(seconds), backoff.Ceiling(attempt));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(0.999)]
    public void The_wait_is_that_share_of_the_ceiling(double random)
    {
        var backoff = new FullJitterBackoff(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30), () => random);

        Assert.Equal(TimeSpan.FromSeconds(8) * random, backoff.Delay(2));
    }

    [Fact]
    public void Bounds_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FullJitterBackoff(TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FullJitterBackoff(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)));
    }
}
