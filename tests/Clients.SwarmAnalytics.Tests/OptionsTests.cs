namespace Clients.SwarmAnalytics.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(new SwarmAnalyticsClientOptions().Validate());

    [Fact]
    public void A_wait_that_a_spool_would_take_for_another_clocks_is_refused()
    {
        var tooLong = TimeSpan.FromMinutes(61);
        var options = new SwarmAnalyticsClientOptions { MaxRetryAfter = tooLong, RetryMaxDelay = tooLong };

        Assert.Equal(["RetryMaxDelay must be at most 1 hour.", "MaxRetryAfter must be at most 1 hour."], options.Validate());
    }
}
