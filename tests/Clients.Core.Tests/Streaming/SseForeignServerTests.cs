using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Clients.Core.Streaming;
using Clients.Testing.Servers;

namespace Clients.Core.Tests.Streaming;

/// <summary>What servers of all kinds do on a real socket, short of breaking the standard's framing: see <see cref="SseContractTests"/> for that.</summary>
public class SseForeignServerTests
{
    private const int Mebibyte = 1024 * 1024;

    private static SseSubscriptionOptions Immediately(SseSubscriptionOptions options)
    {
        options.MaxReconnectDelay = TimeSpan.Zero;
        return options;
    }

    [Fact]
    public async Task A_compressed_stream_is_read_as_it_comes()
    {
        var received = new TaskCompletionSource();
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteHeadAsync(200, "Content-Type: text/event-stream", "Content-Encoding: gzip");
            var compressed = new MemoryStream();
            await using var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
            await gzip.WriteAsync("data: a\n\n"u8.ToArray());
            await gzip.FlushAsync();
            await connection.WriteAsync(compressed.ToArray());
            // The rest comes only once the first event has been handed out.
            await received.Task;
            compressed.SetLength(0);
            await gzip.WriteAsync("data: b\n\n"u8.ToArray());
            await gzip.DisposeAsync();
            await connection.WriteAsync(compressed.ToArray());
        });
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        await using var events = Subscribe(server.Address, Immediately(new() { MaxReconnects = 0 }), client).ReadAllAsync().GetAsyncEnumerator();

        Assert.True(await events.MoveNextAsync());
        received.SetResult();
        Assert.True(await events.MoveNextAsync());

        Assert.Equal("b", events.Current.Data);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Chunks_of_one_byte_are_put_together()
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteHeadAsync(200, "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
            foreach (var octet in Encoding.UTF8.GetBytes("\uFEFFid: 1\r\ndata: é😀\r\n\r\n"))
            {
                await connection.WriteAsync((byte[])[.. "1\r\n"u8, octet, .. "\r\n"u8]);
            }

            await connection.WriteAsync("0\r\n\r\n");
        });

        var item = await Subscribe(server.Address, Immediately(new() { MaxReconnects = 0 })).ReadAllAsync().SingleAsync();

        Assert.Equal(("é😀", "1"), (item.Data, item.Id));
    }

    [Fact]
    public async Task A_service_that_ends_every_stream_at_once_is_come_back_to_until_it_says_stop()
    {
        const int Ended = 1000;
        await using var server = RawServer.Start((connection, index) => index < Ended ? connection.WriteEventStreamHeadAsync() : connection.WriteHeadAsync(204));

        Assert.Equal(0, await Subscribe(server.Address, Immediately(new())).ReadAllAsync().CountAsync());

        Assert.Equal(Ended + 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_tried_as_often_as_allowed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}/");
        listener.Stop();
        var waits = 0;
        var options = Immediately(new()
        {
            MaxReconnects = 3,
            OnStateChanged = change =>
            {
                waits += change.State == StreamConnectionState.Waiting ? 1 : 0;
                return default;
            },
        });

        var exception = await Assert.ThrowsAsync<StreamException>(async () => await Subscribe(address, options).ReadAllAsync().CountAsync());

        Assert.Equal((DisconnectReason.ConnectFailed, 3), (exception.Reason, waits));
    }

    [Fact]
    public async Task An_event_of_megabytes_arrives_whole_and_a_comment_of_megabytes_does_not_count()
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteEventStreamHeadAsync();
            await connection.WriteAsync($":{new string('c', 20 * Mebibyte)}\ndata: {new string('x', 7 * Mebibyte)}\n\n");
        });

        var item = await Subscribe(server.Address, Immediately(new() { MaxReconnects = 0 })).ReadAllAsync().SingleAsync();

        Assert.Equal(7 * Mebibyte, item.Data.Length);
    }

    [Fact]
    public async Task A_service_that_ignores_the_last_id_sends_again_and_that_is_handed_out()
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteEventStreamHeadAsync();
            await connection.WriteAsync("id: 1\ndata: a\n\nid: 2\ndata: b\n\n");
        });

        var events = await Subscribe(server.Address, Immediately(new() { MaxReconnects = 1 })).ReadAllAsync().ToListAsync();

        Assert.Equal(["1", "2", "1", "2"], events.Select(item => item.Id));
        Assert.Equal("2", server.Requests[1].Header("Last-Event-ID"));
    }

    [Fact]
    public async Task Many_streams_at_once_do_not_meet()
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteEventStreamHeadAsync();
            await connection.WriteAsync($"id: {connection.Request.Target}\ndata: {connection.Request.Target}\n\n");
        });

        await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            var subscription = Subscribe(new Uri(server.Address, $"{number}"), Immediately(new() { MaxReconnects = 4 }));
            Assert.Equal(Enumerable.Repeat($"/{number}", 5), await subscription.ReadAllAsync().Select(item => item.Data).ToListAsync());
            Assert.Equal($"/{number}", subscription.LastEventId);
        }));
    }

    private static SseSubscription<string> Subscribe(Uri address, SseSubscriptionOptions options, HttpClient? client = null) =>
        new(client ?? Sockets.Client, (_, _) => ValueTask.FromResult(new HttpRequestMessage(HttpMethod.Get, address)), SseHarness.ParseText, options);
}
