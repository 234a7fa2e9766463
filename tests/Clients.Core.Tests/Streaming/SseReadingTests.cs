using System.Text;
using System.Text.Json;
using Clients.Core.Streaming;
using Clients.Testing.Servers;
using Clients.Testing.Time;

namespace Clients.Core.Tests.Streaming;

public class SseReadingTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_silent_stream_is_given_up_after_the_idle_timeout()
    {
        var clock = new TestClock();
        await using var server = Streaming(async connection =>
        {
            await connection.WriteAsync("data: a\n\n");
            await connection.WaitForCloseAsync();
        });
        await using var connection = await OpenAsync(server, new SseConnectionOptions { TimeProvider = clock });
        await using var events = connection.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        var next = events.MoveNextAsync().AsTask();
        await clock.WaitForTimerAsync(due => due == Idle);
        clock.Advance(Idle);

        var exception = await Assert.ThrowsAsync<StreamException>(() => next);
        Assert.Equal(DisconnectReason.IdleTimedOut, exception.Reason);
    }

    [Theory]
    [InlineData(":\n")]
    [InlineData(":")]
    [InlineData("d")]
    public async Task Any_byte_starts_the_idle_timeout_anew(string text)
    {
        var clock = new TestClock();
        var speak = new TaskCompletionSource();
        await using var server = Streaming(async connection =>
        {
            await speak.Task;
            await connection.WriteAsync(text);
            await connection.WaitForCloseAsync();
        });
        await using var connection = await OpenAsync(server, new SseConnectionOptions { TimeProvider = clock });
        await using var events = connection.ReadAllAsync().GetAsyncEnumerator();
        var next = events.MoveNextAsync().AsTask();

        await clock.WaitForTimerAsync(due => due == Idle);
        clock.Advance(Idle - TimeSpan.FromSeconds(1));
        speak.SetResult();
        // Only the bytes can have brought a timer with the whole time ahead.
        await clock.WaitForTimerAsync(due => due == Idle);
        clock.Advance(Idle - TimeSpan.FromSeconds(1));
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(DisconnectReason.IdleTimedOut, (await Assert.ThrowsAsync<StreamException>(() => next)).Reason);
    }

    [Fact]
    public async Task Events_before_one_that_is_too_large_are_handed_out()
    {
        await using var connection = await SseHarness.OpenAsync(
            Body("data: a\n\ndata: b\n\ndata: " + new string('x', 200) + "\n\ndata: c\n\n"), new SseConnectionOptions { MaxEventBytes = 100 });
        var events = new List<string>();

        var exception = await Assert.ThrowsAsync<StreamPayloadException>(async () =>
        {
            await foreach (var item in connection.ReadAllAsync())
            {
                events.Add(item.Data);
            }
        });

        Assert.Equal(DisconnectReason.EventTooLarge, exception.Reason);
        Assert.Equal(["a", "b"], events);
    }

    [Theory]
    [InlineData("data: 12345678901234\n\n", true)]
    [InlineData("data: 123456789012345\n\n", false)]
    [InlineData("data: 1234\ndata: 1234\n\n", true)]
    [InlineData("data: 12345\ndata: 12345\n\n", false)]
    [InlineData("unknown: 1234567890\ndata: 1\n\n", false)]
    [InlineData(": a comment is never too long\n: nor are many of them\ndata: 1\n\n", true)]
    public async Task The_size_of_an_event_is_that_of_its_lines_without_comments(string text, bool fits)
    {
        await using var connection = await SseHarness.OpenAsync(
            new ChunkedStream(Encoding.UTF8.GetBytes(text), 3), new SseConnectionOptions { MaxEventBytes = 20 });

        var exception = await Record.ExceptionAsync(() => connection.ReadAllAsync().CountAsync().AsTask());

        Assert.Equal(fits ? null : DisconnectReason.EventTooLarge, (exception as StreamException)?.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id: 2\n", "2")]
    [InlineData("id: 2\nevent: huge\nretry: 5000\n", "2")]
    public async Task An_event_that_is_too_large_is_reported_and_the_stream_goes_on(string before, string? id = null, string after = "")
    {
        foreach (var chunk in (int[])[1, 7, 5000])
        {
            foreach (var lineEnd in (string[])["\n", "\r\n", "\r"])
            {
                var text = $"id: 1\ndata: a\n\n{before}data: {new string('x', 300)}\ndata: {new string('y', 300)}\n{after}\ndata: c\n\n".ReplaceLineEndings(lineEnd);
                var reported = new List<StreamPayloadException>();
                await using var connection = await SseHarness.OpenAsync(new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk), Reporting(reported));

                var events = await connection.ReadAllAsync().ToListAsync();

                Assert.Equal([("message", "a", "1"), ("message", "c", id ?? "1")], events.Select(item => (item.Type, item.Data, item.LastEventId)));
                var report = Assert.Single(reported);
                Assert.Equal((DisconnectReason.EventTooLarge, id, "message", true), (report.Reason, report.EventId, report.EventType, report.IsPayloadTruncated));
                Assert.Equal("", report.PayloadText.Trim('x'));
            }
        }
    }

    [Theory]
    [InlineData("data: {0}\nid: 3\n", "3")]
    [InlineData("data: {0}\nid: 3\nid: 4\n: comment\ndata: x\n", "4")]
    [InlineData("data: {0}\nid\n", "")]
    [InlineData("data: {0}\n: id: 3\n", "1")]
    [InlineData("event: {0}\ndata: b\nid: 3\n", "3")]
    [InlineData("unknown: {0}\nid: 3\n", "3")]
    [InlineData("id: 3\ndata: {0}\n", "3")]
    public async Task The_id_of_an_event_that_is_too_large_counts_wherever_it_stands(string block, string lastEventId)
    {
        foreach (var chunk in (int[])[1, 7, 5000])
        {
            var text = $"id: 1\ndata: a\n\n{block.Replace("{0}", new string('x', 300), StringComparison.Ordinal)}\ndata: c\n\n";
            await using var connection = await SseHarness.OpenAsync(new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk), Reporting([]));

            var events = await connection.ReadAllAsync().ToListAsync();

            Assert.Equal([("message", "a", "1"), ("message", "c", lastEventId)], events.Select(item => (item.Type, item.Data, item.LastEventId)));
        }
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(1020, true)]
    [InlineData(1021, false)]
    public async Task An_id_does_not_count_as_long_as_it_is_no_longer_than_1_KiB(int length, bool isKept)
    {
        var id = new string('x', length);
        foreach (var chunk in (int[])[1, 7, 5000])
        {
            var reported = new List<StreamPayloadException>();
            var text = $"id: 1\ndata: a\n\ndata: b\nid: {id}\n\ndata: c\n\n";
            await using var connection = await SseHarness.OpenAsync(new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk), Reporting(reported));

            var events = await connection.ReadAllAsync().ToListAsync();

            Assert.Equal(isKept ? ["a", "b", "c"] : ["a", "c"], events.Select(item => item.Data));
            Assert.Equal((isKept ? id : "1", isKept ? 0 : 1), (events[^1].LastEventId, reported.Count));
        }
    }

    [Fact]
    public async Task An_event_without_end_takes_no_more_memory_than_the_limit()
    {
        const int Size = 64 * 1024 * 1024;
        var before = GC.GetAllocatedBytesForCurrentThread();
        await using var connection = await SseHarness.OpenAsync(new EndlessLine(Size), Reporting([]));

        Assert.Equal(0, await connection.ReadAllAsync().CountAsync());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Fact]
    public async Task A_waiting_reader_is_cancelled_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = Streaming(connection => connection.WaitForCloseAsync());
        await using var connection = await OpenAsync(server);
        await using var events = connection.ReadAllAsync(cancellation.Token).GetAsyncEnumerator();

        var next = events.MoveNextAsync().AsTask();
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task Cancellation_comes_before_events_that_are_buffered()
    {
        using var cancellation = new CancellationTokenSource();
        await using var connection = await SseHarness.OpenAsync(Body(string.Concat(Enumerable.Repeat("data: a\n\n", 1000))));
        await using var events = connection.ReadAllAsync(cancellation.Token).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => events.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task Disposing_the_connection_ends_a_waiting_reader()
    {
        await using var server = Streaming(connection => connection.WaitForCloseAsync());
        var connection = await OpenAsync(server);
        await using var events = connection.ReadAllAsync().GetAsyncEnumerator();

        var next = events.MoveNextAsync().AsTask();
        await connection.DisposeAsync();

        Assert.False(await next.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_reset_connection_is_a_typed_error_after_the_events_before_it()
    {
        var received = new TaskCompletionSource();
        await using var server = Streaming(async connection =>
        {
            await connection.WriteAsync("data: a\n\n");
            await received.Task;
            connection.Reset();
        });
        await using var connection = await OpenAsync(server);
        await using var events = connection.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        received.SetResult();

        var exception = await Assert.ThrowsAsync<StreamException>(() => events.MoveNextAsync().AsTask());

        Assert.Equal(DisconnectReason.ConnectionLost, exception.Reason);
    }

    [Fact]
    public async Task A_chunked_body_without_its_end_is_a_broken_connection()
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteHeadAsync(200, "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
            await connection.WriteAsync("9\r\ndata: a\n\n\r\n");
        });
        await using var connection = await OpenAsync(server);
        await using var events = connection.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        var exception = await Assert.ThrowsAsync<StreamException>(() => events.MoveNextAsync().AsTask());

        Assert.Equal(DisconnectReason.ConnectionLost, exception.Reason);
    }

    [Fact]
    public async Task A_payload_is_parsed_from_its_bytes()
    {
        await using var connection = await SseHarness.OpenAsync(Body("event: n\ndata: {\"a\":\ndata: 41}\n\n"), ParseNumber);

        var item = await connection.ReadAllAsync().SingleAsync();

        Assert.Equal(new SseEvent<int>("n", 41, null, ""), item);
    }

    [Fact]
    public async Task An_unreadable_payload_throws_with_its_text()
    {
        await using var connection = await SseHarness.OpenAsync(Body("id: 7\nevent: n\ndata: {oops\n\n"), ParseNumber);

        var exception = await Assert.ThrowsAsync<StreamPayloadException>(async () => await connection.ReadAllAsync().CountAsync());

        Assert.Equal(("n", "7", "{oops", false), (exception.EventType, exception.EventId, exception.PayloadText, exception.IsPayloadTruncated));
        Assert.IsAssignableFrom<JsonException>(exception.InnerException);
    }

    [Fact]
    public async Task The_text_of_an_unreadable_payload_is_bounded()
    {
        await using var connection = await SseHarness.OpenAsync(Body($"data: {new string('x', 5000)}\n\n"), ParseNumber);

        var exception = await Assert.ThrowsAsync<StreamPayloadException>(async () => await connection.ReadAllAsync().CountAsync());

        Assert.Equal((4096, true), (exception.PayloadText.Length, exception.IsPayloadTruncated));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_a_callback_an_unreadable_payload_is_reported_and_the_stream_goes_on(bool callbackThrows)
    {
        var reported = new List<string>();
        var options = new SseConnectionOptions
        {
            OnUnreadableEvent = exception =>
            {
                reported.Add(exception.PayloadText);
                if (callbackThrows)
                {
                    throw new InvalidOperationException("the user's own");
                }

                return default;
            },
        };
        await using var connection = await SseHarness.OpenAsync(Body("data: {\"a\":1}\n\nid: 2\ndata: oops\n\ndata: {\"a\":3}\n\n"), ParseNumber, options);

        var events = await connection.ReadAllAsync().ToListAsync();

        Assert.Equal([1, 3], events.Select(item => item.Data));
        Assert.Equal("2", events[1].LastEventId);
        Assert.Equal(["oops"], reported);
    }

    [Fact]
    public async Task A_connection_is_read_once()
    {
        await using var connection = await SseHarness.OpenAsync(Body("data: a\n\n"));
        Assert.Equal(1, await connection.ReadAllAsync().CountAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await connection.ReadAllAsync().CountAsync());
    }

    [Fact]
    public async Task The_reconnection_time_is_that_of_the_last_retry()
    {
        await using var connection = await SseHarness.OpenAsync(Body("retry: 10\nretry: 2500\n\ndata: a\n\n"));
        Assert.Null(connection.RetryInterval);

        await connection.ReadAllAsync().CountAsync();

        Assert.Equal(TimeSpan.FromSeconds(2.5), connection.RetryInterval);
    }

    private static SseConnectionOptions Reporting(List<StreamPayloadException> reported) => new()
    {
        MaxEventBytes = 200,
        OnUnreadableEvent = exception =>
        {
            reported.Add(exception);
            return default;
        },
    };

    private static int ParseNumber(string eventType, ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        return JsonElement.ParseValue(ref reader).GetProperty("a").GetInt32();
    }

    private static MemoryStream Body(string text) => new(Encoding.UTF8.GetBytes(text));

    private static RawServer Streaming(Func<RawConnection, Task> play) => RawServer.Start(async (connection, _) =>
    {
        await connection.WriteEventStreamHeadAsync();
        await play(connection);
    });

    private static Task<SseConnection<string>> OpenAsync(RawServer server, SseConnectionOptions? options = null) =>
        SseConnection.OpenAsync(Sockets.Client, new HttpRequestMessage(HttpMethod.Get, server.Address), SseHarness.ParseText, options);
}
