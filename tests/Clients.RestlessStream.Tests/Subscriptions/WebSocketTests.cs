using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Clients.RestlessStream.Subscriptions.WebSockets;
using Clients.Sandbox.RestlessStream;
using Clients.Testing.Servers;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class WebSocketTests
{
    private const string Event = """{"type":"update","meta":{},"event_id":"1"}""";

    [Theory]
    [InlineData(1002)]
    [InlineData(1003)]
    [InlineData(1008)]
    [InlineData(1009)]
    [InlineData(4401)]
    public async Task A_close_for_good_is_not_come_back_from(int code)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Close, CloseCode = code });
        setup.Publish(1, 1);

        var failure = await Assert.ThrowsAsync<RestlessStreamConnectionException>(() => setup.Subscribe(Transport.WebSocket).ToEndAsync());

        Assert.Equal(code, failure.CloseCode);
        Assert.Contains("the stream ends here", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1011)]
    [InlineData(1012)]
    [InlineData(1013)]
    [InlineData(3000)]
    [InlineData(4408)]
    [InlineData(4500)]
    public async Task Any_other_close_is_come_back_from(int code)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Close, CloseCode = code });
        setup.Publish(1, 1);

        Assert.Single(await setup.Subscribe(Transport.WebSocket).TakeAsync(1));
    }

    [Fact]
    public void A_close_without_a_code_is_in_order() => Assert.Null(WebSocketConnection.Closed(WebSocketCloseStatus.Empty, null));

    [Fact]
    public async Task Pings_between_fragments_are_answered_and_do_not_disturb_the_message()
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await AcceptAsync(connection);
            await connection.WriteAsync(Frame(0x01, Event[..10]));
            await connection.WriteAsync(Frame(0x89, "ping"));
            await connection.WriteAsync(Frame(0x80, Event[10..]));
            await connection.WaitForCloseAsync();
        });

        var events = await setup.Client.Streams.SubscribeWebSocketAsync(server.BaseUrl).TakeAsync(1);

        Assert.Equal("1", events[0].EventId);
    }

    [Fact]
    public async Task A_half_open_connection_is_found_by_the_ping_nobody_answers()
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var server = RawServer.Start(async (connection, number) =>
        {
            await AcceptAsync(connection);
            if (number == 0)
            {
                // Accepts, then never reads or writes again: the peer is gone, its connection is not.
                await Task.Delay(Timeout.Infinite, connection.Stopped);
            }

            await connection.WriteAsync(Frame(0x81, Event));
            await connection.WaitForCloseAsync();
        });

        var events = setup.Client.Streams.SubscribeWebSocketAsync(server.BaseUrl, new WebSocketSubscriptionOptions
        {
            PingInterval = TimeSpan.FromMilliseconds(50),
            PongTimeout = TimeSpan.FromMilliseconds(50),
            ReconnectDelay = TimeSpan.Zero,
            MaxReconnectDelay = TimeSpan.Zero,
        });

        Assert.Equal("1", (await events.TakeAsync(1))[0].EventId);
    }

    [Fact]
    public async Task A_handshake_that_takes_for_ever_is_given_up()
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var server = RawServer.Start(async (connection, number) =>
        {
            if (number == 0)
            {
                await Task.Delay(Timeout.Infinite, connection.Stopped);
            }

            await AcceptAsync(connection);
            await connection.WriteAsync(Frame(0x81, Event));
            await connection.WaitForCloseAsync();
        });

        var events = setup.Client.Streams.SubscribeWebSocketAsync(server.BaseUrl, new WebSocketSubscriptionOptions
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
            ReconnectDelay = TimeSpan.Zero,
            MaxReconnectDelay = TimeSpan.Zero,
        });

        Assert.Single(await events.TakeAsync(1));
    }

    [Theory]
    [InlineData(0x81, "\uD800")]
    [InlineData(0xF1, "reserved bits")]
    public async Task Frames_against_the_protocol_break_the_connection_and_nothing_worse(byte opcode, string text)
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await AcceptAsync(connection);
            var frame = Frame(opcode, text);
            // Not UTF-8: a text message must be refused.
            frame[^1] = 0xFF;
            await connection.WriteAsync(frame);
            await connection.WaitForCloseAsync();
        });

        await Assert.ThrowsAnyAsync<RestlessStreamException>(() =>
            setup.Client.Streams.SubscribeWebSocketAsync(server.BaseUrl, new WebSocketSubscriptionOptions { MaxReconnects = 0 }).ToEndAsync());
    }

    [Fact]
    public async Task Leaving_the_enumeration_says_goodbye()
    {
        await using var setup = await RestlessSetup.StartAsync();
        var goodbye = new TaskCompletionSource<WebSocketCloseStatus?>();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.SendAsync(Encoding.UTF8.GetBytes(Event), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            // Not RequestAborted: the client hangs up right after its goodbye, and the server may notice that first.
            var received = await socket.ReceiveAsync(new byte[16], CancellationToken.None);
            goodbye.SetResult(received.CloseStatus);
        });

        await setup.Client.Streams.SubscribeWebSocketAsync(server.BaseUrl).TakeAsync(1);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, await goodbye.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    // The handshake of RFC 6455 names SHA-1; nothing is protected by it.
    [SuppressMessage("Security", "CA5350", Justification = "Prescribed by the protocol.")]
    private static Task AcceptAsync(RawConnection connection)
    {
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(connection.Request.Header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        return connection.WriteAsync($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n");
    }

    // A short, unmasked frame, as servers send them.
    private static byte[] Frame(byte first, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        return [first, (byte)payload.Length, .. payload];
    }
}
