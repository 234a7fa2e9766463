using Clients.Core.Streaming;
using Clients.Testing.Servers;

namespace Clients.Core.Tests.Streaming;

// What the owner of a subscription can do to it while it runs: restart it, move it, follow its states.
public sealed partial class SseSubscriptionTests
{
    [Fact]
    public async Task A_restart_of_a_silent_connection_connects_again_at_once_from_the_last_event()
    {
        await using var server = Script(
            async c =>
            {
                await c.WriteAsync("id: 1\ndata: a\n\n");
                await c.WaitForCloseAsync();
            },
            c => c.WriteAsync("id: 2\ndata: b\n\n"));
        var reasons = new List<DisconnectReason?>();
        var subscription = Subscribe(server, new()
        {
            MaxReconnects = 0,
            OnStateChanged = change =>
            {
                reasons.Add(change.Reason);
                return default;
            },
        });
        await using var events = subscription.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();

        subscription.Restart();

        Assert.True(await next);
        Assert.Equal(("b", "1"), (events.Current.Data, server.Requests[1].Header("Last-Event-ID")));
        Assert.Contains(DisconnectReason.Restarted, reasons);
    }

    [Fact]
    public async Task A_restart_ends_the_wait_before_a_reconnect()
    {
        await using var server = Script(c => c.WriteAsync("retry: 60000\ndata: a\n\n"), c => c.WriteAsync("data: b\n\n"));
        var subscription = Subscribe(server, Immediately(new() { MaxReconnects = 1, TimeProvider = _clock }));
        var reading = subscription.ReadAllAsync().ToListAsync().AsTask();
        await _clock.WaitForTimerAsync(due => due == TimeSpan.FromMinutes(1));

        subscription.Restart();

        Assert.Equal(["a", "b"], (await reading).Select(item => item.Data));
    }

    [Fact]
    public async Task A_restart_gives_up_a_connection_that_is_being_opened()
    {
        await using var server = RawServer.Start(async (connection, index) =>
        {
            if (index == 0)
            {
                await connection.WaitForCloseAsync();
            }

            await connection.WriteEventStreamHeadAsync();
            await connection.WriteAsync("data: a\n\n");
        });
        var subscription = Subscribe(server, Immediately(new() { MaxReconnects = 0 }));
        var reading = subscription.ReadAllAsync().ToListAsync().AsTask();
        await server.WaitForRequestAsync(0);

        subscription.Restart();

        Assert.Single(await reading);
    }

    [Fact]
    public async Task A_restart_from_another_id_goes_on_from_there()
    {
        await using var server = Script(c => c.WriteAsync("id: 5\ndata: a\n\n"), c => c.WriteAsync("data: b\n\n"));
        var subscription = Subscribe(server, Immediately(new() { MaxReconnects = 0 }));
        await using var events = subscription.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        subscription.LastEventId = "2";
        subscription.Restart();

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("b", "2"), (events.Current.Data, server.Requests[1].Header("Last-Event-ID")));
    }

    [Fact]
    public void A_restart_of_a_subscription_that_nobody_reads_does_nothing()
    {
        var subscription = new SseSubscription<int>(Sockets.Client, (_, _) => throw new InvalidOperationException(), (_, _) => 0);

        subscription.Restart();

        Assert.Equal(StreamConnectionState.NotStarted, subscription.State);
    }

    [Fact]
    public async Task Comments_are_told_with_their_text()
    {
        var comments = new List<string>();
        await using var server = Script(c => c.WriteAsync($":\n: ping\r\n:  pong\r:{new string('x', 5000)}\ndata: a\n: in between\ndata: b\n\n: never ends"));
        var options = Immediately(new()
        {
            MaxReconnects = 0,
            OnComment = comment =>
            {
                comments.Add(comment);
                throw new InvalidOperationException("the user's own");
            },
        });

        var item = await Subscribe(server, options).ReadAllAsync().SingleAsync();

        Assert.Equal("a\nb", item.Data);
        Assert.Equal(["", "ping", " pong", new string('x', 4095), "in between"], comments);
    }

    [Fact]
    public async Task A_state_tells_attempt_wait_failure_and_last_id()
    {
        var changes = new List<StreamStateChange>();
        await using var server = RawServer.Start(async (connection, index) =>
        {
            await (index == 0 ? connection.WriteEventStreamHeadAsync() : connection.WriteHeadAsync(503, "Retry-After: 0"));
            await connection.WriteAsync("id: 7\ndata: a\n\n");
        });
        var options = new SseSubscriptionOptions
        {
            MaxReconnects = 1,
            ReconnectDelay = TimeSpan.FromMilliseconds(1),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(1),
            OnStateChanged = change =>
            {
                changes.Add(change);
                return default;
            },
        };

        var failure = await Assert.ThrowsAsync<StreamRefusedException>(async () => await Subscribe(server, options).ReadAllAsync().CountAsync());

        Assert.Equal(
            [
                new(StreamConnectionState.Connecting, null, 0, null, null, ""),
                new(StreamConnectionState.Open, null, 0, null, null, ""),
                new(StreamConnectionState.Waiting, DisconnectReason.Ended, 1, TimeSpan.FromMilliseconds(1), null, "7"),
                new(StreamConnectionState.Connecting, DisconnectReason.Ended, 1, null, null, "7"),
                new(StreamConnectionState.Failed, DisconnectReason.Refused, 1, null, failure, "7"),
            ],
            changes);
    }

    [Fact]
    public async Task A_reader_that_leaves_closes_the_stream()
    {
        var last = default(StreamStateChange);
        await using var server = Script(c => c.WriteAsync("id: 7\ndata: a\n\n"));
        var options = Immediately(new()
        {
            OnStateChanged = change =>
            {
                last = change;
                return default;
            },
        });

        await Subscribe(server, options).ReadAllAsync().FirstAsync();

        Assert.Equal(new StreamStateChange(StreamConnectionState.Closed, DisconnectReason.Stopped, 0, null, null, "7"), last);
    }

    [Fact]
    public async Task A_callback_that_never_returns_does_not_keep_a_cancelled_reader()
    {
        using var cancellation = new CancellationTokenSource();
        var called = new TaskCompletionSource();
        await using var server = Script(c => c.WriteAsync("data: a\n\n"));
        var options = Immediately(new()
        {
            OnStateChanged = _ =>
            {
                called.TrySetResult();
                return new ValueTask(Task.Delay(Timeout.Infinite));
            },
        });
        var reading = Subscribe(server, options).ReadAllAsync(cancellation.Token).CountAsync(CancellationToken.None).AsTask();
        await called.Task;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
