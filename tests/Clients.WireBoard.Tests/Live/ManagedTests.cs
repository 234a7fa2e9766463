using System.Text.Json.Nodes;
using Clients.Core.Streaming;
using Clients.Sandbox.WireBoard;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Tests.Live;

public sealed class ManagedTests : LiveTest
{
    [Theory]
    [InlineData(WireBoardSnapshotShape.Array)]
    [InlineData(WireBoardSnapshotShape.Map)]
    public async Task The_snapshot_is_there_when_the_start_completes(WireBoardSnapshotShape shape)
    {
        await using var live = Managed();
        Sandbox.SnapshotShape = shape;
        PublishVisitors(7);
        PublishPages(("/a", 1), ("/b", 3));

        await live.StartAsync();

        Assert.Equal(StreamConnectionState.Open, live.ConnectionState);
        Assert.Equal(7, live.State!.Visitors!.Live);
        Assert.Equal(["/b", "/a"], live.State.TopPages.Select(row => row.Url));
        Assert.Equal(140, live.State.Max30d);
        Assert.False(live.State.Has(LiveCategory.Geo));
    }

    [Fact]
    public async Task A_delta_makes_a_new_state_in_which_the_rest_is_the_same()
    {
        await using var live = Managed();
        PublishVisitors(1);
        PublishPages(("/a", 5), ("/b", 3));
        await live.StartAsync();
        var before = live.State!;

        PublishPages(("/b", 6), ("/a", 0), ("/c", 6));
        var after = await live.WaitForStateAsync(state => state != before);

        Assert.Equal(["/b", "/c"], after.TopPages.Select(row => row.Url));
        Assert.Equal(["/a", "/b"], before.TopPages.Select(row => row.Url));
        Assert.Same(before.Visitors, after.Visitors);
        Assert.NotSame(before.TopPages, after.TopPages);
    }

    [Fact]
    public async Task Sessions_keep_the_order_of_arrival_and_go_at_step_count_zero()
    {
        await using var live = Managed();
        await live.StartAsync();

        PublishSessions(("s1", 1), ("s2", 1), ("s3", 1));
        PublishSessions(("s2", 0), ("s3", 9), ("s4", 1));

        var state = await live.WaitForStateAsync(state => state.ActiveSessions.Any(session => session.SessionId == "s4"));
        Assert.Equal(["s1", "s3", "s4"], state.ActiveSessions.Select(session => session.SessionId));
    }

    [Fact]
    public async Task What_is_published_while_the_snapshot_loads_is_neither_lost_nor_seen_out_of_order()
    {
        await using var live = Managed();
        PublishVisitors(1);
        var states = new List<long?>();
        live.Subscribe(state => states.Add(state.Visitors!.Live));
        Host.Faults.Add(new() { Kind = Clients.Sandbox.Faults.FaultKind.Delay, PathPrefix = "/wireboard/v1/live/state", Delay = TimeSpan.FromSeconds(3) });

        var start = live.StartAsync();
        await Sandbox.WaitForOpenConnectionsAsync(1);
        await Clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(3));
        PublishVisitors(2);
        PublishVisitors(3);
        Clock.Advance(TimeSpan.FromSeconds(3));
        await start;

        Assert.Equal(3, (await live.WaitForStateAsync(state => state.Visitors!.Live == 3)).Visitors!.Live);
        Assert.DoesNotContain(1, states);
    }

    [Fact]
    public async Task Unknown_categories_and_other_sites_leave_the_state_as_it_is()
    {
        await using var live = Managed(options => options.OnEvent = Callback.Of<LiveEnvelope>(Seen.Enqueue));
        PublishVisitors(1);
        await live.StartAsync();
        var before = live.State;

        Sandbox.Publish(Site, "moon_phase", JsonNode.Parse("""{"phase":"full","lit":0.9}""")!);
        Sandbox.SendRaw("data: {\"site_id\":\"other\",\"category\":\"visitors\",\"ts\":\"2026-01-01T00:00:00Z\",\"data\":{\"live\":99,\"returning\":0}}\n\n");
        PublishVisitors(2);
        await live.WaitForStateAsync(state => state.Visitors!.Live == 2);

        Assert.Equal(["moon_phase", "visitors"], Seen.Select(envelope => envelope.CategoryName));
        Assert.Null(Seen.First().Category);
        Assert.NotNull(Seen.First().Data);
        Assert.Equal(1, before!.Visitors!.Live);
    }

    [Fact]
    public async Task Only_the_categories_asked_for_are_followed()
    {
        await using var live = Managed(options => options.Categories = [LiveCategory.TopPages]);
        PublishVisitors(1);
        await live.StartAsync();

        PublishVisitors(2);
        PublishPages(("/a", 1));
        var state = await live.WaitForStateAsync(state => state.TopPages.Count == 1);

        Assert.Null(state.Visitors);
    }

    [Fact]
    public async Task A_slow_reader_gets_the_latest_state_and_no_backlog()
    {
        await using var live = Managed();
        PublishVisitors(0);
        await live.StartAsync();
        await using var reader = live.ReadStatesAsync().GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());

        for (var i = 1; i <= 100; i++)
        {
            PublishVisitors(i);
        }

        await live.WaitForStateAsync(state => state.Visitors!.Live == 100);
        Assert.True(await reader.MoveNextAsync());

        Assert.Equal(100, reader.Current.Visitors!.Live);
    }

    [Fact]
    public async Task A_listener_hears_of_every_state_until_it_unsubscribes()
    {
        await using var live = Managed();
        PublishVisitors(0);
        await live.StartAsync();
        var heard = new List<long?>();
        var subscription = live.Subscribe(state => heard.Add(state.Visitors!.Live));

        PublishVisitors(1);
        PublishVisitors(2);
        await live.WaitForStateAsync(state => state.Visitors!.Live == 2);
        subscription.Dispose();
        PublishVisitors(3);
        await live.WaitForStateAsync(state => state.Visitors!.Live == 3);

        Assert.Equal([1, 2], heard);
    }

    [Fact]
    public async Task Callbacks_that_throw_are_reported_and_hurt_nothing()
    {
        await using var live = Managed(options =>
        {
            options.OnEvent = _ => throw new InvalidOperationException("from OnEvent");
            options.OnError = error =>
            {
                Errors.Enqueue(error);
                throw new InvalidOperationException("from OnError");
            };
        });
        live.Subscribe((Action<LiveState>)(_ => throw new InvalidOperationException("from a listener")));
        await live.StartAsync();

        PublishVisitors(1);
        PublishVisitors(2);
        await live.WaitForStateAsync(state => state.Visitors?.Live == 2);

        var failures = Errors.Cast<WireBoardLiveException>().ToList();
        Assert.All(failures, failure => Assert.Equal(WireBoardLiveError.CallbackFailed, failure.Kind));
        Assert.Contains(failures, failure => failure.InnerException!.Message == "from OnEvent");
        Assert.Contains(failures, failure => failure.InnerException!.Message == "from a listener");
    }

    [Theory]
    [InlineData("data: {oops\n\n")]
    [InlineData("data: [1,2]\n\n")]
    [InlineData("data: {\"site_id\":\"xK4mP2nT\",\"ts\":\"2026-01-01T00:00:00Z\"}\n\n")]
    [InlineData("data: {\"category\":\"visitors\"} trailing\n\n")]
    [InlineData("id: x9\ndata: {\"category\":\"top_pages\",\"data\":[{\"title\":\"no key\",\"count\":1}]}\n\n")]
    [InlineData("id: x9\ndata: {\"category\":\"top_pages\",\"data\":[{\"url\":\"/a\"}]}\n\n")]
    [InlineData("id: x9\ndata: {\"category\":\"top_pages\",\"data\":{\"url\":\"/a\",\"count\":1}}\n\n")]
    [InlineData("id: x9\ndata: {\"category\":\"visitors\",\"data\":[]}\n\n")]
    [InlineData("id: x9\ndata: {\"category\":\"visitors\",\"data\":{\"live\":1.5}}\n\n")]
    public async Task A_message_that_cannot_be_read_is_reported_and_left_out(string message)
    {
        await using var live = Managed();
        await live.StartAsync();

        Sandbox.SendRaw(message);
        PublishVisitors(2);
        var state = await live.WaitForStateAsync(state => state.Visitors?.Live == 2);

        Assert.Equal(WireBoardLiveError.MalformedMessage, Assert.IsType<WireBoardLiveException>(Assert.Single(Errors)).Kind);
        Assert.Empty(state.TopPages);
        Assert.Equal(1, Sandbox.OpenConnections);
    }

    [Fact]
    public async Task A_category_of_the_snapshot_that_cannot_be_merged_is_left_out_and_reported()
    {
        await using var live = Managed();
        Host.Faults.Add(new()
        {
            Kind = Clients.Sandbox.Faults.FaultKind.Status,
            StatusCode = 200,
            PathPrefix = "/wireboard/v1/live/state",
            Body = """{"status":true,"data":{"site_id":"s","live":{"top_search":[{"term":null,"count":3}],"visitors":{"live":4,"returning":0},"time_spent":null}}}""",
        });

        await live.StartAsync();

        Assert.Equal(4, live.State!.Visitors!.Live);
        Assert.Empty(live.State.TopSearch);
        Assert.Equal(WireBoardLiveError.MalformedMessage, Assert.IsType<WireBoardLiveException>(Assert.Single(Errors)).Kind);
    }

    [Fact]
    public async Task A_callback_may_stop_the_client_and_wait_for_it()
    {
        LiveClient live = null!;
        var stopped = new Signal();
        await using var client = live = Managed(options => options.OnEvent = _ =>
        {
            live.StopAsync().GetAwaiter().GetResult();
            stopped.Add();
            return default;
        });
        await live.StartAsync();

        PublishVisitors(1);
        await stopped.ReachedAsync(1);
        await live.StopAsync();

        Assert.Equal(StreamConnectionState.Closed, live.ConnectionState);
    }

    [Fact]
    public async Task Stop_ends_everything_and_start_is_a_fresh_start()
    {
        await using var live = Managed();
        PublishVisitors(1);
        await live.StartAsync();
        var states = live.ReadStatesAsync().GetAsyncEnumerator();
        await states.MoveNextAsync();

        await live.StopAsync();
        await live.StopAsync();
        Assert.False(await states.MoveNextAsync());
        Assert.Equal(StreamConnectionState.Closed, live.ConnectionState);
        await Sandbox.WaitForOpenConnectionsAsync(0);

        PublishVisitors(2);
        await live.StartAsync();
        Assert.Equal(2, live.State!.Visitors!.Live);
        await Assert.ThrowsAsync<InvalidOperationException>(() => live.StartAsync());
        Assert.Equal(0, Reconnects.Count);
    }

    [Fact]
    public async Task Stop_gives_up_a_start_under_way()
    {
        await using var live = Managed();
        Host.Faults.Add(new() { Kind = Clients.Sandbox.Faults.FaultKind.Delay, PathPrefix = "/wireboard/v1/live/token", Delay = TimeSpan.FromHours(1) });

        var start = live.StartAsync();
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(59));
        await live.StopAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        Assert.Equal(StreamConnectionState.Closed, live.ConnectionState);
    }

    [Fact]
    public void Options_that_cannot_work_are_refused_at_once()
    {
        Assert.Throws<ArgumentException>("siteId", () => Client.Live(""));
        Assert.Throws<ArgumentException>("sites", () => Client.LiveRaw([]));
        Assert.Throws<ArgumentException>("Categories", () => Client.Live(Site, new LiveOptions { Categories = [] }));
        Assert.Throws<ArgumentOutOfRangeException>("IdleTimeout", () => Client.Live(Site, new LiveOptions { IdleTimeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>("BufferCapacity", () => Client.LiveRaw([Site], new LiveRawOptions { BufferCapacity = 0 }));
    }

    private void PublishSessions(params (string Id, int Steps)[] sessions) => Sandbox.Publish(
        Site, "active_sessions", new JsonArray([.. sessions.Select(session => (JsonNode)new JsonObject { ["session_id"] = session.Id, ["step_count"] = session.Steps })]));
}
