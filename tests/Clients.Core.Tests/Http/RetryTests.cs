using Clients.Core.Http;
using Clients.Testing.Servers;
using Clients.Testing.Time;

namespace Clients.Core.Tests.Http;

public class RetryTests
{
    private static readonly ClientProfile Profile = ExampleClient.Profile with { Retry = RetryPolicy.Once };

    private readonly TestClock _clock = new();

    [Theory]
    [InlineData("3", 3)]
    [InlineData("86400", 60)]
    [InlineData("-5", 5)]
    [InlineData("soon", 5)]
    [InlineData("1.5", 1.5)]
    [InlineData(null, 5)]
    [InlineData("Thu, 01 Jan 2026 00:00:20 GMT", 20)]
    public async Task A_refused_call_is_sent_again_after_the_time_asked_for(string? retryAfter, double seconds)
    {
        var headers = retryAfter is null ? [] : new[] { ("Retry-After", retryAfter) };
        await using var server = await LoopbackServer.StartAsync(new Reply(429, "{}", Headers: headers), new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl, Profile, Slow);

        var call = client.PostAsync("""{"a":1}""");
        // Never earlier than asked for, and up to a quarter later.
        var wait = await _clock.WaitForTimerAsync(due => due >= TimeSpan.FromSeconds(seconds) && due <= TimeSpan.FromSeconds(seconds + Math.Max(1, seconds / 4)));
        Assert.Single(server.Requests);
        _clock.Advance(wait);

        Assert.NotNull(await call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(["""{"a":1}""", """{"a":1}"""], server.Requests.Select(request => request.Text));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Wed, 01 Jan 2020 00:00:00 GMT")]
    public async Task A_wait_of_nothing_is_a_second_at_most(string retryAfter)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(429, "{}", Headers: ("Retry-After", retryAfter)), new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl, Profile);

        Assert.NotNull(await client.GetAsync());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(5, 1.25)]
    [InlineData(60, 15)]
    public void Callers_that_wait_for_the_same_time_come_back_spread_over_the_time_after_it(double seconds, double spread)
    {
        var waits = Enumerable.Range(0, 200).Select(_ => AddedJitter.To(TimeSpan.FromSeconds(seconds)).TotalSeconds).Order().ToList();

        Assert.InRange(waits[0], seconds, seconds + (0.2 * spread));
        Assert.InRange(waits[^1], seconds + (0.8 * spread), seconds + spread);
        Assert.True(waits.Distinct().Count() > 150);
    }

    [Fact]
    public async Task Only_as_many_retries_are_made_as_allowed()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(429, "{}", Headers: ("Retry-After", "0")));
        using var client = ExampleClient.For(server.BaseUrl, Profile);

        Assert.Equal(429, (await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync())).StatusCode);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task No_other_status_is_retried(int status)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, "{}", Headers: ("Retry-After", "0")));
        using var client = ExampleClient.For(server.BaseUrl, Profile);

        await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Without_a_policy_nothing_is_retried()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(429, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);

        await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_wait_is_cancelled_with_the_call()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync(new Reply(429, "{}"));
        using var client = ExampleClient.For(server.BaseUrl, Profile, Slow);

        var call = client.GetAsync(cancellationToken: cancellation.Token);
        await _clock.WaitForTimerAsync(due => due >= TimeSpan.FromSeconds(5) && due < TimeSpan.FromSeconds(7));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    // The time-out of a try must not be mistaken for the wait between tries.
    private void Slow(ExampleOptions options)
    {
        options.TimeProvider = _clock;
        options.Timeout = TimeSpan.FromHours(1);
    }
}
