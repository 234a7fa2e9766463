using Clients.Core.Http;
using Clients.Core.Streaming;
using Clients.Testing.Servers;
using Clients.Testing.Time;

namespace Clients.Core.Tests.Streaming;

/// <summary>Reconnecting over real sockets, with waits on a clock that moves on command.</summary>
public sealed partial class SseSubscriptionTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_reconnect_goes_on_from_the_last_event_handed_out()
    {
        await using var server = Script(
            c => c.WriteAsync("id: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: cut o"),
            c => c.WriteAsync("id: 3\ndata: c\n\n"),
            c => c.WriteAsync("data: d\n\n"));

        var events = await Subscribe(server, Immediately(new() { MaxReconnects = 2 })).ReadAllAsync().ToListAsync();

        Assert.Equal(["a", "b", "c", "d"], events.Select(item => item.Data));
        Assert.Equal([null, "2", "3"], server.Requests.Select(request => request.Header("Last-Event-ID")));
        Assert.Equal("3", events[^1].LastEventId);
    }

    [Fact]
    public async Task An_id_cleared_by_the_service_is_not_sent_again()
    {
        await using var server = Script(c => c.WriteAsync("id: 1\ndata: a\n\nid:\ndata: b\n\n"), c => c.WriteAsync("data: c\n\n"));

        await Subscribe(server, Immediately(new() { MaxReconnects = 1 })).ReadAllAsync().CountAsync();

        Assert.Null(server.Requests[1].Header("Last-Event-ID"));
    }

    [Fact]
    public async Task The_initial_id_is_sent_and_given_to_the_request_factory()
    {
        var contexts = new List<StreamRequestContext>();
        await using var server = Script(c => c.WriteAsync("id: 8\ndata: a\n\n"), c => c.WriteAsync(""));
        var subscription = Subscribe(server, Immediately(new() { LastEventId = "7", MaxReconnects = 1 }), (context, _) =>
        {
            contexts.Add(context);
            return ValueTask.FromResult(new HttpRequestMessage(HttpMethod.Get, server.Address));
        });

        await subscription.ReadAllAsync().CountAsync();

        Assert.Equal(["7", "8"], server.Requests.Select(request => request.Header("Last-Event-ID")));
        Assert.Equal([new StreamRequestContext("7", 0), new StreamRequestContext("8", 1)], contexts);
        Assert.Equal("8", subscription.LastEventId);
    }

    [Fact]
    public async Task The_id_stays_out_of_the_header_when_the_service_wants_it_elsewhere()
    {
        await using var server = Script(c => c.WriteAsync("data: a\n\n"));

        await Subscribe(server, Immediately(new() { LastEventId = "7", SendLastEventId = false, MaxReconnects = 0 })).ReadAllAsync().CountAsync();

        Assert.Null(server.Requests[0].Header("Last-Event-ID"));
    }

    [Fact]
    public async Task Status_204_ends_the_stream()
    {
        await using var server = Answer(c => c.WriteHeadAsync(204));

        Assert.Empty(await Subscribe(server, Immediately(new())).ReadAllAsync().ToListAsync());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_reconnect_waits_for_the_time_the_service_asked_for_with_retry()
    {
        await using var server = Script(c => c.WriteAsync("retry: 4000\ndata: a\n\n"), c => c.WriteAsync("data: b\n\n"));
        var reading = Subscribe(server, Immediately(new() { MaxReconnects = 1, TimeProvider = _clock })).ReadAllAsync().ToListAsync().AsTask();

        await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(4));
        Assert.Single(server.Requests);
        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(["a", "b"], (await reading).Select(item => item.Data));
    }

    [Fact]
    public async Task A_retry_beyond_the_bound_is_cut_to_it()
    {
        await using var server = Script(c => c.WriteAsync("retry: 86400000\ndata: a\n\n"), c => c.WriteAsync(""));
        var reading = Subscribe(server, Immediately(new() { MaxReconnects = 1, TimeProvider = _clock })).ReadAllAsync().ToListAsync().AsTask();

        await _clock.WaitForTimerAsync(due => due == TimeSpan.FromMinutes(5));
        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Single(await reading);
    }

    [Theory]
    [InlineData("40", 40)]
    [InlineData("86400", 300)]
    [InlineData("Thu, 01 Jan 2026 00:00:50 GMT", 50)]
    public async Task A_refusal_for_now_waits_for_its_Retry_After_within_bounds(string retryAfter, int seconds)
    {
        await using var server = RawServer.Start(async (connection, index) =>
        {
            await (index == 0 ? connection.WriteHeadAsync(503, $"Retry-After: {retryAfter}") : connection.WriteEventStreamHeadAsync());
            await connection.WriteAsync("data: a\n\n");
        });
        var reading = Subscribe(server, Immediately(new() { MaxReconnects = 1, TimeProvider = _clock })).ReadAllAsync().ToListAsync().AsTask();

        await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(seconds));
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Single(await reading);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_credential_ends_the_stream(int status)
    {
        await using var server = Answer(c => c.WriteHeadAsync(status));

        var exception = await Assert.ThrowsAsync<StreamRefusedException>(async () => await Subscribe(server, Immediately(new())).ReadAllAsync().CountAsync());

        Assert.Equal(status, exception.StatusCode);
        Assert.True(exception.IsCredentialRefused);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refused_credential_is_refreshed_once_for_each_time_the_stream_opens()
    {
        var token = 0;
        // Every token is good for one connection only.
        var good = new HashSet<string> { "Bearer 1", "Bearer 2" };
        await using var server = RawServer.Start(async (connection, _) =>
        {
            var authorization = connection.Request.Header("Authorization")!;
            if (good.Remove(authorization))
            {
                await connection.WriteEventStreamHeadAsync();
                await connection.WriteAsync($"data: {authorization}\n\n");
            }
            else
            {
                await connection.WriteHeadAsync(401);
            }
        });
        var subscription = Subscribe(
            server,
            Immediately(new()
            {
                RefreshCredential = (_, _) =>
                {
                    token++;
                    return ValueTask.FromResult(true);
                },
            }),
            (_, _) =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
                return ValueTask.FromResult(request);
            });
        var received = new List<string>();

        var exception = await Assert.ThrowsAsync<StreamRefusedException>(async () =>
        {
            await foreach (var item in subscription.ReadAllAsync())
            {
                received.Add(item.Data);
            }
        });

        Assert.Equal(401, exception.StatusCode);
        Assert.Equal(["Bearer 1", "Bearer 2"], received);
        Assert.Equal(3, token);
    }

    [Fact]
    public async Task A_refresh_that_brings_nothing_ends_the_stream()
    {
        await using var server = Answer(c => c.WriteHeadAsync(401));
        var options = Immediately(new() { RefreshCredential = (_, _) => ValueTask.FromResult(false) });

        await Assert.ThrowsAsync<StreamRefusedException>(async () => await Subscribe(server, options).ReadAllAsync().CountAsync());

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_refusal_for_good_ends_the_stream(int status)
    {
        await using var server = Answer(c => c.WriteHeadAsync(status));

        await Assert.ThrowsAsync<StreamRefusedException>(async () => await Subscribe(server, Immediately(new())).ReadAllAsync().CountAsync());

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_wrong_content_type_ends_the_stream()
    {
        await using var server = Answer(c => c.WriteHeadAsync(200, "Content-Type: text/html"));

        var exception = await Assert.ThrowsAsync<StreamRefusedException>(async () => await Subscribe(server, Immediately(new())).ReadAllAsync().CountAsync());

        Assert.Equal(DisconnectReason.WrongContentType, exception.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_user_can_decide_that_a_failure_is_not_for_good()
    {
        await using var server = RawServer.Start((connection, index) => index == 0
            ? connection.WriteHeadAsync(404)
            : connection.WriteHeadAsync(204));

        await Subscribe(server, Immediately(new() { ShouldReconnect = failure => failure.StatusCode == 404 })).ReadAllAsync().CountAsync();

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task When_no_reconnect_is_left_the_last_failure_is_thrown()
    {
        await using var server = Answer(c => c.WriteHeadAsync(503));

        var exception = await Assert.ThrowsAsync<StreamRefusedException>(
            async () => await Subscribe(server, Immediately(new() { MaxReconnects = 2 })).ReadAllAsync().CountAsync());

        Assert.Equal(503, exception.StatusCode);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Waiting_for_a_reconnect_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = Script(c => c.WriteAsync("retry: 30000\ndata: a\n\n"));
        var reading = Subscribe(server, Immediately(new() { TimeProvider = _clock })).ReadAllAsync(cancellation.Token).CountAsync(CancellationToken.None).AsTask();

        await _clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(30));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Changes_of_state_are_told(bool callbackThrows)
    {
        var states = new List<(StreamConnectionState, DisconnectReason?)>();
        await using var server = RawServer.Start(async (connection, index) =>
        {
            await (index == 1 ? connection.WriteHeadAsync(500) : connection.WriteEventStreamHeadAsync());
            await connection.WriteAsync("data: a\n\n");
        });
        var options = Immediately(new()
        {
            MaxReconnects = 2,
            OnStateChanged = change =>
            {
                states.Add((change.State, change.Reason));
                if (callbackThrows)
                {
                    throw new InvalidOperationException("the user's own");
                }

                return default;
            },
        });
        var subscription = Subscribe(server, options);
        Assert.Equal(StreamConnectionState.NotStarted, subscription.State);

        Assert.Equal(2, await subscription.ReadAllAsync().CountAsync());

        Assert.Equal(
            [
                (StreamConnectionState.Connecting, null), (StreamConnectionState.Open, null), (StreamConnectionState.Waiting, DisconnectReason.Ended),
                (StreamConnectionState.Connecting, DisconnectReason.Ended), (StreamConnectionState.Waiting, DisconnectReason.Refused),
                (StreamConnectionState.Connecting, DisconnectReason.Refused), (StreamConnectionState.Open, null), (StreamConnectionState.Closed, DisconnectReason.Ended),
            ],
            states);
        Assert.Equal(StreamConnectionState.Closed, subscription.State);
    }

    private static SseSubscriptionOptions Immediately(SseSubscriptionOptions options)
    {
        options.MaxReconnectDelay = TimeSpan.Zero;
        return options;
    }

    private static SseSubscription<string> Subscribe(
        RawServer server,
        SseSubscriptionOptions options,
        Func<StreamRequestContext, CancellationToken, ValueTask<HttpRequestMessage>>? createRequest = null) =>
        new(Sockets.Client, createRequest ?? ((_, _) => ValueTask.FromResult(new HttpRequestMessage(HttpMethod.Get, server.Address))), SseHarness.ParseText, options);

    private static RawServer Answer(Func<RawConnection, Task> answer) => RawServer.Start((connection, _) => answer(connection));

    private static RawServer Script(params Func<RawConnection, Task>[] streams) => RawServer.Start(async (connection, index) =>
    {
        await connection.WriteEventStreamHeadAsync();
        await streams[Math.Min(index, streams.Length - 1)](connection);
    });
}
