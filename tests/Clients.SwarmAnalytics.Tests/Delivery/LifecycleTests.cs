using System.Text;
using Clients.Sandbox.Faults;
using Clients.SwarmAnalytics.Spool;

namespace Clients.SwarmAnalytics.Tests.Delivery;

/// <summary>Persisting, flushing, disposing, and what the next start finds.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task What_disposal_leaves_in_the_spool_the_next_client_delivers()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        var first = fixture.Client(options => Spooled(options, fixture));
        first.Logs.Write("one");
        first.Logs.Write("two");
        await first.DisposeAsync();
        fixture.Heal();

        await using var second = fixture.Client(options => Spooled(options, fixture));
        var left = await second.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(2, await first.FlushAsync(TimeSpan.Zero));
        Assert.Empty(first.Statistics.Dropped);
        Assert.Equal(0, left);
        Assert.Equal(["one", "two"], fixture.StoredTags);
    }

    [Fact]
    public async Task Persisted_means_in_the_file()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        await using var client = fixture.Client(options => Spooled(options, fixture));

        client.Logs.Write("one");
        await client.PersistAsync();

        var row = Assert.Single(SpoolInspector.List(fixture.SpoolFile));
        Assert.Equal("logs.write", row.Operation);
        Assert.Contains("\"tag\":\"one\"", Encoding.UTF8.GetString(row.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_durable_spool_nothing_can_be_persisted()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        await using var client = fixture.Client();

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.PersistAsync());
    }

    [Fact]
    public async Task When_the_disk_refuses_persisting_says_so_and_the_event_is_stored_once_it_can_be()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        Directory.CreateDirectory(fixture.SpoolFile);
        await using var client = fixture.Client(options => Spooled(options, fixture));
        client.Logs.Write("one");

        await Assert.ThrowsAsync<SwarmSpoolException>(() => client.PersistAsync());
        Directory.Delete(fixture.SpoolFile);
        await PersistEventuallyAsync(client);
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(["one"], fixture.StoredTags);
    }

    [Fact]
    public async Task Flush_with_no_time_only_counts()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        await using var client = fixture.Client(options => (options.MaxAttempts, options.ShutdownTimeout) = (int.MaxValue, TimeSpan.FromMilliseconds(1)));

        client.Logs.Write("one");
        client.Logs.Write("two");

        Assert.Equal(2, await client.FlushAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task Flush_obeys_its_cancellation()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        await using var client = fixture.Client(options => (options.MaxAttempts, options.ShutdownTimeout) = (int.MaxValue, TimeSpan.FromMilliseconds(1)));
        client.Logs.Write("one");
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.FlushAsync(SwarmFixture.TestTimeout, cancelled.Token));
    }

    [Fact]
    public async Task Disposing_delivers_what_is_queued_and_may_be_done_twice()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        var client = fixture.Client(options => options.ShutdownTimeout = SwarmFixture.TestTimeout);
        client.Logs.Write("one");

        await Task.WhenAll(client.DisposeAsync().AsTask(), client.DisposeAsync().AsTask(), client.FlushAsync(SwarmFixture.TestTimeout));
        await client.DisposeAsync();

        Assert.Equal(["one"], fixture.StoredTags);
        Assert.Equal(0, await client.FlushAsync(SwarmFixture.TestTimeout));
    }

    [Fact]
    public async Task Flushing_while_a_spool_is_closed_tells_what_it_keeps()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        var client = fixture.Client(options => Spooled(options, fixture));
        client.Logs.Write("one");
        await client.PersistAsync();

        // Each flush counts all the time, so that some count falls between the end of the disposal and its announcement.
        var disposal = client.DisposeAsync().AsTask();
        var flushes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var left = new List<long>();
            while (!disposal.IsCompleted)
            {
                left.Add(await client.FlushAsync(TimeSpan.Zero));
            }

            return left;
        })));

        Assert.All(flushes, left => Assert.All(left, count => Assert.Equal(1, count)));
    }

    [Fact]
    public async Task A_spool_that_was_disposed_too_early_does_not_keep_the_client_from_ending()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        var spool = new SqliteSpool(fixture.SpoolFile);
        var client = fixture.Client(options => (options.Spool, options.ShutdownTimeout) = (spool, TimeSpan.FromMilliseconds(100)));
        client.Logs.Write("one");
        await client.PersistAsync();

        await spool.DisposeAsync();
        await client.DisposeAsync();

        Assert.Single(SpoolInspector.List(fixture.SpoolFile));
    }

    [Fact]
    public async Task Recording_after_disposal_drops_and_counts_but_does_not_throw()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        var client = fixture.Client();
        await client.DisposeAsync();

        client.Logs.Write("late");

        Assert.Equal(1, client.Statistics.Dropped[DropReason.Closed]);
    }

    [Fact]
    public async Task Without_a_server_disposal_ends_at_its_deadline_and_reports_what_memory_loses()
    {
        var client = new SwarmAnalyticsClient("swarm_install_demo", new SwarmAnalyticsClientOptions
        {
            BaseUrl = "http://127.0.0.1:1",
            ShutdownTimeout = TimeSpan.FromMilliseconds(50),
        });
        client.Logs.Write("one");

        await client.DisposeAsync();

        Assert.Equal(1, client.Statistics.Dropped[DropReason.ShutDown]);
    }

    [Fact]
    public async Task Two_clients_on_one_file_deliver_each_event_once()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        await using var one = fixture.Client(options => Spooled(options, fixture));
        await using var other = fixture.Client(options => Spooled(options, fixture));
        var tags = Enumerable.Range(0, 300).Select(i => $"{i}").ToArray();

        foreach (var tag in tags)
        {
            (int.Parse(tag, System.Globalization.CultureInfo.InvariantCulture) % 2 == 0 ? one : other).Logs.Write(tag);
        }

        Assert.Equal(0, await one.FlushAsync(SwarmFixture.TestTimeout));
        Assert.Equal(0, await other.FlushAsync(SwarmFixture.TestTimeout));
        Assert.Equal(tags.Order(), fixture.StoredTags.Order());
        Assert.Equal(300, one.Statistics.Delivered + other.Statistics.Delivered);
    }

    [Fact]
    public async Task The_spool_file_holds_no_token()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        await using (var client = fixture.Client(options => Spooled(options, fixture)))
        {
            client.Logs.Write("one");
        }

        Assert.DoesNotContain(fixture.Token, Encoding.Latin1.GetString(File.ReadAllBytes(fixture.SpoolFile)), StringComparison.Ordinal);
    }

    private static async Task PersistEventuallyAsync(SwarmAnalyticsClient client)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await client.PersistAsync();
                return;
            }
            catch (SwarmSpoolException) when (attempt < 100)
            {
            }
        }
    }

    private static void Spooled(SwarmAnalyticsClientOptions options, SwarmFixture fixture)
    {
        options.Spool = new SqliteSpool(fixture.SpoolFile);
        options.MaxAttempts = int.MaxValue;
        options.ShutdownTimeout = TimeSpan.FromMilliseconds(100);
    }
}
