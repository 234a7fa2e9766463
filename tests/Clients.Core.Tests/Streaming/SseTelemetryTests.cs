using System.Diagnostics;
using Clients.Core.Streaming;
using Clients.Testing.Servers;
using Clients.Testing.Telemetry;

namespace Clients.Core.Tests.Streaming;

public class SseTelemetryTests
{
    // A name of its own for the loopback address keeps other tests' measurements apart.
    private const string Host = "telemetry.localhost";

    [Fact]
    public async Task Connections_reconnects_events_and_bytes_are_measured()
    {
        using var sums = new MeterSums("Clients.Core", new("server.address", Host));
        await using var server = RawServer.Start(async (connection, index) =>
        {
            if (index == 1)
            {
                await connection.WriteHeadAsync(503);
                return;
            }

            await connection.WriteEventStreamHeadAsync();
            await connection.WriteAsync(": hi\ndata: a\n\ndata: b\n\n");
        });

        await Subscribe(server, new() { MaxReconnectDelay = TimeSpan.Zero, MaxReconnects = 2 }).ReadAllAsync().CountAsync();

        Assert.Equal(0, sums["clients.stream.connections"]);
        Assert.Equal(4, sums["clients.stream.events"]);
        Assert.Equal(2 * ": hi\ndata: a\n\ndata: b\n\n".Length, sums["clients.stream.received"]);
        Assert.Equal(1, sums["clients.stream.reconnects/ended"]);
        Assert.Equal(1, sums["clients.stream.reconnects/refused"]);
        Assert.True(sums["clients.stream.lag"] >= 0);
    }

    [Fact]
    public async Task Opening_a_connection_is_an_activity()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Clients.Core",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("server.address"), "activity.localhost"))
                {
                    activities.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = RawServer.Start((connection, _) => connection.WriteHeadAsync(403));

        await Assert.ThrowsAsync<StreamRefusedException>(async () => await Subscribe(server, new(), "activity.localhost").ReadAllAsync().CountAsync());

        var activity = Assert.Single(activities);
        Assert.Equal(("sse connect", ActivityKind.Client), (activity.OperationName, activity.Kind));
        Assert.Equal(403, activity.GetTagItem("http.response.status_code"));
        Assert.Equal(("403", ActivityStatusCode.Error), (activity.GetTagItem("error.type"), activity.Status));
    }

    private static SseSubscription<string> Subscribe(RawServer server, SseSubscriptionOptions options, string host = Host)
    {
        var address = new UriBuilder(server.Address) { Host = host }.Uri;
        return new(LoopbackClient, (_, _) => ValueTask.FromResult(new HttpRequestMessage(HttpMethod.Get, address)), SseHarness.ParseText, options);
    }

    private static HttpClient LoopbackClient { get; } = new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(System.Net.IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    });
}
