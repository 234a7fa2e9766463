using Clients.Core.Streaming;
using Clients.Testing.Telemetry;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Tests.Live;

public sealed class RawTests : LiveTest
{
    [Fact]
    public async Task Envelopes_of_several_sites_come_typed_and_in_order()
    {
        await using var live = Client.LiveRaw(["xK4mP2nT", "aB3cD4fG"], Options<LiveRawOptions>());
        await live.StartAsync();

        PublishVisitors(1);
        PublishVisitors(2, "aB3cD4fG");
        PublishVisitors(9, "zZ9yY8xX");
        PublishPages(("/a", 3));
        var envelopes = await live.ReadEnvelopesAsync().Take(3).ToListAsync();

        Assert.Equal(["xK4mP2nT", "aB3cD4fG", "xK4mP2nT"], envelopes.Select(envelope => envelope.SiteId));
        Assert.Equal([1L, 2L, null], envelopes.Select(envelope => envelope.Visitors?.Live));
        Assert.Equal("/a", Assert.Single(envelopes[2].TopPages!).Url);
        Assert.Equal(LiveCategory.TopPages, envelopes[2].Category);
        Assert.NotNull(envelopes[2].Ts);
    }

    [Fact]
    public async Task Fields_this_version_does_not_know_are_kept()
    {
        await using var live = Raw();
        await live.StartAsync();

        Sandbox.SendRaw("data: {\"data\":[{\"url\":\"/a\",\"count\":1,\"depth\":4}],\"category\":\"top_pages\",\"origin\":\"edge-7\"}\n\n");
        var envelope = await live.ReadEnvelopesAsync().FirstAsync();

        Assert.Equal("edge-7", envelope.AdditionalData["origin"]);
        Assert.True(envelope.TopPages![0].AdditionalData.ContainsKey("depth"));
        Assert.Null(envelope.EventId);
    }

    [Fact]
    public async Task What_is_delivered_twice_under_one_id_is_seen_once_and_without_an_id_each_time()
    {
        await using var live = Raw();
        await live.StartAsync();

        Sandbox.DuplicateNextEvent();
        PublishVisitors(1);
        Sandbox.SendRaw("data: {\"category\":\"moon\",\"data\":1}\n\n");
        Sandbox.SendRaw("data: {\"category\":\"moon\",\"data\":1}\n\n");
        PublishVisitors(2);
        var envelopes = await live.ReadEnvelopesAsync().Take(4).ToListAsync();

        Assert.Equal(["visitors", "moon", "moon", "visitors"], envelopes.Select(envelope => envelope.CategoryName));
    }

    [Fact]
    public async Task After_a_gap_the_stream_is_resumed_behind_the_last_envelope()
    {
        await using var live = Raw();
        await live.StartAsync();
        var first = PublishVisitors(1);
        await using var envelopes = live.ReadEnvelopesAsync().GetAsyncEnumerator();
        await envelopes.MoveNextAsync();

        Sandbox.KillConnections();
        await Sandbox.WaitForOpenConnectionsAsync(0);
        var missed = PublishVisitors(2);
        await PassReconnectDelayAsync();
        await envelopes.MoveNextAsync();

        Assert.Equal(missed, envelopes.Current.EventId);
        Assert.Equal([null, first], Sandbox.OpenedConnections.Select(connection => connection.LastEventId));
    }

    [Fact]
    public async Task Without_a_reader_that_waits_the_oldest_are_dropped_and_counted()
    {
        using var sums = new MeterSums("Clients.WireBoard", MeterSums.Port(Host.Address));
        await using var live = Raw(options => (options.BufferCapacity, options.Overflow) = (3, LiveOverflow.DropOldest));
        var taken = new Signal();
        await live.StartAsync();
        for (var i = 1; i <= 10; i++)
        {
            PublishVisitors(i);
        }

        await WaitUntilAsync(() => live.Dropped == 7);
        var kept = await live.ReadEnvelopesAsync().Take(3).ToListAsync();

        Assert.Equal([8L, 9L, 10L], kept.Select(envelope => envelope.Visitors!.Live!.Value));
        Assert.Equal(7, sums["clients.stream.dropped"]);
    }

    [Fact]
    public async Task A_full_buffer_holds_the_stream_back_and_loses_nothing()
    {
        await using var live = Raw(options => options.BufferCapacity = 1);
        await live.StartAsync();
        for (var i = 1; i <= 50; i++)
        {
            PublishVisitors(i);
        }

        var all = await live.ReadEnvelopesAsync().Take(50).ToListAsync();

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), all.Select(envelope => envelope.Visitors!.Live!.Value));
        Assert.Equal(0, live.Dropped);
    }

    [Fact]
    public async Task With_a_callback_nobody_has_to_read_the_buffer()
    {
        await using var live = Raw(options => (options.BufferCapacity, options.OnEvent) = (1, Callback.Of<LiveEnvelope>(Seen.Enqueue)));
        await live.StartAsync();

        for (var i = 1; i <= 20; i++)
        {
            PublishVisitors(i);
        }

        await WaitUntilAsync(() => Seen.Count == 20);
    }

    [Fact]
    public async Task One_reader_at_a_time()
    {
        await using var live = Raw();
        await live.StartAsync();
        PublishVisitors(1);
        await using var first = live.ReadEnvelopesAsync().GetAsyncEnumerator();
        await first.MoveNextAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await live.ReadEnvelopesAsync().FirstAsync());
    }

    [Fact]
    public async Task Stop_ends_the_reader_behind_what_is_buffered()
    {
        await using var live = Raw();
        await live.StartAsync();
        PublishVisitors(1);
        await using var envelopes = live.ReadEnvelopesAsync().GetAsyncEnumerator();
        Assert.True(await envelopes.MoveNextAsync());

        await live.StopAsync();

        Assert.False(await envelopes.MoveNextAsync());
        await live.StartAsync();
        Assert.Null(Sandbox.OpenedConnections[1].LastEventId);
    }

    [Fact]
    public async Task Cancelling_the_reader_leaves_the_client_running()
    {
        await using var live = Raw();
        await live.StartAsync();
        using var cancel = new CancellationTokenSource();
        var reading = live.ReadEnvelopesAsync(cancel.Token).FirstAsync().AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(StreamConnectionState.Open, live.ConnectionState);
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(5, timeout.Token);
        }
    }
}
