using System.Net;
using Clients.Core.Http;
using Clients.Core.Streaming;
using Clients.Testing.Servers;
using Clients.Testing.Time;

namespace Clients.Core.Tests.Streaming;

public class SseOpeningTests
{
    [Theory]
    [InlineData(200, "text/event-stream")]
    [InlineData(200, "Text/Event-Stream; charset=utf-8")]
    [InlineData(200, "text/event-stream;charset=UTF-8; boundary=x")]
    [InlineData(200, "TEXT/EVENT-STREAM")]
    [InlineData(200, "text/event-stream;")]
    [InlineData(200, "text/event-stream ; ")]
    [InlineData(200, "text/event-stream;charset")]
    [InlineData(200, "text/event-stream; charset=utf-8;")]
    public async Task Only_status_200_with_an_event_stream_is_open(int status, string contentType)
    {
        await using var server = RawServer.Start((connection, _) => connection.WriteHeadAsync(status, $"Content-Type: {contentType}"));

        await using var connection = await OpenAsync(server);

        Assert.Empty(connection.LastEventId);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(206)]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    [InlineData(599)]
    public async Task Another_status_is_a_typed_refusal_with_the_status(int status)
    {
        await using var server = RawServer.Start((connection, _) => connection.WriteHeadAsync(status, "Content-Type: text/event-stream", "X-Request-Id: r1", "Retry-After: 7"));

        var exception = await Assert.ThrowsAsync<StreamRefusedException>(() => OpenAsync(server));

        Assert.Equal(DisconnectReason.Refused, exception.Reason);
        Assert.Equal(status, exception.StatusCode);
        Assert.Equal("r1", exception.RequestId);
        Assert.Equal(new RateLimit(null, null, TimeSpan.FromSeconds(7)), exception.RateLimit);
    }

    [Theory]
    [InlineData("Content-Type: text/html; charset=utf-8", "text/html")]
    [InlineData("Content-Type: application/json", "application/json")]
    [InlineData("Content-Type: nonsense", "nonsense")]
    [InlineData("Content-Type: text/html;", "text/html")]
    [InlineData("Content-Type: ;", "no content type")]
    [InlineData("Content-Type: text/event-stream-not", "text/event-stream-not")]
    [InlineData("X-Nothing: 1", "no content type")]
    public async Task A_missing_or_wrong_content_type_is_told_at_once_by_name_whatever_the_body_does(string header, string name)
    {
        var clock = new TestClock();
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteHeadAsync(200, header);
            await connection.WriteAsync("<html>");
            await connection.WaitForCloseAsync();
        });

        var exception = await Assert.ThrowsAsync<StreamRefusedException>(() => OpenAsync(server, new SseConnectionOptions { TimeProvider = clock }));

        Assert.Equal(DisconnectReason.WrongContentType, exception.Reason);
        Assert.Contains($"was answered with {name} instead of text/event-stream", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_of_a_refusal_is_kept_up_to_64_KiB()
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteHeadAsync(503, "Content-Type: text/plain");
            await connection.WriteAsync(new byte[1024 * 1024]);
        });

        var exception = await Assert.ThrowsAsync<StreamRefusedException>(() => OpenAsync(server));

        Assert.Equal(64 * 1024, exception.Response!.Body.Length);
        Assert.True(exception.Response!.IsTruncated);
    }

    [Fact]
    public async Task A_refusal_whose_body_never_ends_keeps_its_status()
    {
        var clock = new TestClock();
        using var answer = new UnendingAnswer(HttpStatusCode.Unauthorized, "application/json");
        using var client = new HttpClient(answer);

        var opening = SseConnection.OpenAsync(
            client, new HttpRequestMessage(HttpMethod.Get, "http://example.test/"), SseHarness.ParseText, new SseConnectionOptions { TimeProvider = clock });
        await answer.Awaited;
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(2));

        var exception = await Assert.ThrowsAsync<StreamRefusedException>(() => opening);
        Assert.Equal((401, true), (exception.StatusCode, exception.Response!.IsTruncated));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_given_up_after_the_connect_timeout()
    {
        var clock = new TestClock();
        await using var server = RawServer.Start((connection, _) => connection.WaitForCloseAsync());

        var opening = OpenAsync(server, new SseConnectionOptions { ConnectTimeout = TimeSpan.FromSeconds(20), TimeProvider = clock });
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(20));

        var exception = await Assert.ThrowsAsync<StreamException>(() => opening);
        Assert.Equal(DisconnectReason.ConnectTimedOut, exception.Reason);
    }

    [Fact]
    public async Task The_time_out_of_the_HttpClient_counts_as_one_too()
    {
        await using var server = RawServer.Start((connection, _) => connection.WaitForCloseAsync());
        using var client = new HttpClient { Timeout = TimeSpan.FromMilliseconds(50) };

        var exception = await Assert.ThrowsAsync<StreamException>(() => OpenAsync(server, client: client));

        Assert.Equal(DisconnectReason.ConnectTimedOut, exception.Reason);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_is_a_typed_error()
    {
        await using var server = RawServer.Start((connection, _) =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });

        var exception = await Assert.ThrowsAsync<StreamException>(() => OpenAsync(server));

        Assert.Equal(DisconnectReason.ConnectFailed, exception.Reason);
    }

    [Fact]
    public async Task Opening_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = RawServer.Start((connection, _) => connection.WaitForCloseAsync());

        var opening = OpenAsync(server, cancellationToken: cancellation.Token);
        await server.WaitForRequestAsync(0);
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task The_request_asks_for_an_event_stream()
    {
        await using var server = RawServer.Start((connection, _) => connection.WriteEventStreamHeadAsync());

        await using var connection = await OpenAsync(server);

        Assert.Equal("text/event-stream", server.Requests[0].Header("Accept"));
        Assert.Equal("no-cache", server.Requests[0].Header("Cache-Control"));
    }

    private static async Task<SseConnection<string>> OpenAsync(
        RawServer server, SseConnectionOptions? options = null, HttpClient? client = null, CancellationToken cancellationToken = default) =>
        await SseConnection.OpenAsync(
            client ?? Sockets.Client, new HttpRequestMessage(HttpMethod.Get, server.Address), SseHarness.ParseText, options, cancellationToken);
}
