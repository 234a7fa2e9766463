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
    [InlineData("0", 0)]
    [InlineData("86400", 60)]
    [InlineData("-5", 5)]
    [InlineData("soon", 5)]
    [InlineData("1.5", 1.5)]
    [InlineData(null, 5)]
    [InlineData("Thu, 01 Jan 2026 00:00:20 GMT", 20)]
    [InlineData("Wed, 01 Jan 2020 00:00:00 GMT", 0)]
    public async Task A_refused_call_is_sent_again_after_the_time_asked_for(string? retryAfter, double seconds)
    {
        var headers = retryAfter is null ? [] : new[] { ("Retry-After", retryAfter) };
        await using var server = await LoopbackServer.StartAsync(new Reply(429, "{}", Headers: headers), new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl, Profile, Slow);

        var call = client.PostAsync("""{"a":1}""");
        if (seconds > 0)
        {
            await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(seconds));
            Assert.Single(server.Requests);
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.NotNull(await call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(["""{"a":1}""", """{"a":1}"""], server.Requests.Select(request => request.Text));
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
        await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(5));
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
