using System.Collections.Concurrent;
using Clients.Sandbox.Faults;

namespace Clients.SwarmAnalytics.Tests.Delivery;

/// <summary>What happens to one event on its way: delivered once, retried, or dropped with its reason.</summary>
public sealed class DeliveryTests
{
    [Theory]
    [InlineData(FaultKind.Status, 429)]
    [InlineData(FaultKind.Status, 500)]
    [InlineData(FaultKind.Status, 503)]
    [InlineData(FaultKind.Reset, 0)]
    [InlineData(FaultKind.LoseReply, 0)]
    [InlineData(FaultKind.Truncate, 0)]
    public async Task What_may_pass_is_retried_until_the_event_is_stored_once(FaultKind kind, int status)
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(kind, count: 3, status: status);
        await using var client = fixture.Client();

        client.Logs.Write("one");
        var left = await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(0, left);
        Assert.Equal(["one"], fixture.StoredTags);
        Assert.Equal(3, client.Statistics.Retries);
        Assert.Equal(1, client.Statistics.Delivered);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task Any_other_4xx_drops_the_event_at_once_and_the_next_one_goes_on(int status)
    {
        await using var fixture = await SwarmFixture.StartAsync();
        var drops = new ConcurrentQueue<DroppedEvent>();
        fixture.Fail(FaultKind.Status, status: status);
        await using var client = fixture.Client(options => options.OnDrop = drops.Enqueue);

        client.Logs.Write("refused");
        client.Logs.Write("next");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        var dropped = Assert.Single(drops);
        Assert.Equal(("logs.write", DropReason.Rejected, status, 1), (dropped.Operation, dropped.Reason, dropped.StatusCode, dropped.Attempts));
        Assert.Equal(["next"], fixture.StoredTags);
        Assert.Equal(1, client.Statistics.Dropped[DropReason.Rejected]);
    }

    [Fact]
    public async Task After_the_last_attempt_the_event_is_dropped_with_the_last_status()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        var drops = new ConcurrentQueue<DroppedEvent>();
        fixture.Fail(FaultKind.Status, count: 8, status: 502);
        await using var client = fixture.Client(options => options.OnDrop = drops.Enqueue);

        client.Logs.Write("unlucky");
        client.Logs.Write("next");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        var dropped = Assert.Single(drops);
        Assert.Equal((DropReason.AttemptsExhausted, 502, 8), (dropped.Reason, dropped.StatusCode, dropped.Attempts));
        Assert.Equal(["next"], fixture.StoredTags);
    }

    [Fact]
    public async Task A_captive_portal_that_answers_200_with_a_page_is_not_taken_for_the_service()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: 2, status: 200, body: "<html>Please log in</html>", contentType: "text/html");
        await using var client = fixture.Client();

        client.Logs.Write("one");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(["one"], fixture.StoredTags);
    }

    [Theory]
    [InlineData(200, "", "application/json")]
    [InlineData(200, "ok", "text/html")]
    [InlineData(200, "not what the type says", "application/json")]
    [InlineData(201, "{\"stored\":true,\"inner\":{\"ok\":false}}", "application/json")]
    [InlineData(202, "[]", "text/plain")]
    [InlineData(204, "", "application/json")]
    public async Task A_2xx_is_success_whatever_its_body(int status, string body, string contentType)
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, status: status, body: body, contentType: contentType);
        await using var client = fixture.Client();

        client.Logs.Write("one");

        Assert.Equal(0, await client.FlushAsync(SwarmFixture.TestTimeout));
        Assert.Equal((1, 0), (client.Statistics.Delivered, client.Statistics.Retries));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    public async Task A_redirect_that_loses_the_body_is_no_delivery(int status)
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, status: status, headers: new Dictionary<string, string> { ["Location"] = fixture.BaseUrl + "/public/logs/write" });
        await using var client = fixture.Client();

        client.Logs.Write("one");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(["one"], fixture.StoredTags);
        Assert.Equal(1, client.Statistics.Retries);
    }

    [Fact]
    public async Task A_2xx_that_says_it_is_not_ok_is_not_believed()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, status: 200, body: """{"duplicate":false,"ok":false}""");
        await using var client = fixture.Client();

        client.Logs.Write("one");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(["one"], fixture.StoredTags);
    }

    [Fact]
    public async Task Order_holds_whatever_fails_in_between()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            fixture.Fail((FaultKind)(i % 4 == 1 ? (int)FaultKind.Reset : i % 4), skip: i % 5);
        }

        await using var client = fixture.Client();
        var tags = Enumerable.Range(0, 200).Select(i => $"{i}").ToArray();

        foreach (var tag in tags)
        {
            client.Logs.Write(tag);
        }

        Assert.Equal(0, await client.FlushAsync(SwarmFixture.TestTimeout));
        Assert.Equal(tags, fixture.StoredTags);
    }

    [Fact]
    public async Task With_concurrency_everything_arrives_once_too()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.LoseReply, count: 10, skip: 5);
        await using var client = fixture.Client(options => options.Concurrency = 8);
        var tags = Enumerable.Range(0, 500).Select(i => $"{i}").ToArray();

        foreach (var tag in tags)
        {
            client.Logs.Write(tag);
        }

        Assert.Equal(0, await client.FlushAsync(SwarmFixture.TestTimeout));
        Assert.Equal(tags.Order(), fixture.StoredTags.Order());
    }

    [Fact]
    public async Task A_full_queue_drops_what_comes_on_top_counts_it_and_keeps_the_rest()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        var client = fixture.Client(options => (options.MaxQueuedEvents, options.MaxAttempts, options.ShutdownTimeout) = (10, int.MaxValue, TimeSpan.FromMilliseconds(1)));

        for (var i = 0; i < 1000; i++)
        {
            client.Logs.Write($"{i}");
        }

        await client.DisposeAsync();

        // Ten in the hand-over queue and ten in the spool behind it, at most.
        var statistics = client.Statistics;
        Assert.InRange(statistics.Dropped[DropReason.ShutDown], 1, 20);
        Assert.Equal(1000, statistics.Dropped.Values.Sum());
        Assert.Empty(fixture.Swarm.Events);
    }

    [Fact]
    public async Task The_bound_on_bytes_holds_for_one_large_event()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        await using var client = fixture.Client(options => options.MaxQueuedBytes = 1000);

        client.Logs.Write("large", data: new string('x', 2000));
        client.Logs.Write("small");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(["small"], fixture.StoredTags);
        Assert.Equal(1, client.Statistics.Dropped[DropReason.TooLarge]);
    }

    [Fact]
    public async Task What_the_spool_would_not_hear_is_told_again_and_neither_sent_nor_reported_twice()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, status: 422);
        await using var client = fixture.Client(options => options.Spool = new ForgetfulSpool(refusals: 3));

        client.Logs.Write("refused");
        client.Logs.Write("stored");
        Assert.Equal(0, await client.FlushAsync(SwarmFixture.TestTimeout));

        Assert.Equal(["stored"], fixture.StoredTags);
        Assert.Equal((1, 1), (client.Statistics.Delivered, client.Statistics.Dropped[DropReason.Rejected]));
    }

    [Fact]
    public async Task A_throwing_OnDrop_harms_nothing()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, status: 422);
        await using var client = fixture.Client(options => options.OnDrop = _ => throw new InvalidOperationException("user code"));

        client.Logs.Write("refused");
        client.Logs.Write("next");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(["next"], fixture.StoredTags);
        Assert.Equal(1, client.Statistics.Dropped[DropReason.Rejected]);
    }
}
