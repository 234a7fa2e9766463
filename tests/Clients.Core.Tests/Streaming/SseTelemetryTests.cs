using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Clients.Core.Streaming;
using Clients.Testing.Servers;

namespace Clients.Core.Tests.Streaming;

public class SseTelemetryTests
{
    // A name of its own for the loopback address keeps other tests' measurements apart.
    private const string Host = "telemetry.localhost";

    [Fact]
    public async Task Connections_reconnects_events_and_bytes_are_measured()
    {
        var sums = new Dictionary<string, double>();
        using var listener = Listen((name, value, tags) =>
        {
            var reason = tags.GetValueOrDefault("reason");
            var key = reason is null ? name : $"{name}/{reason}";
            sums[key] = sums.GetValueOrDefault(key) + value;
        });
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

        await Subscribe(server, new() { Backoff = null, MaxReconnects = 2 }).ReadAllAsync().CountAsync();

        Assert.Equal(0, sums["clients.streaming.connections"]);
        Assert.Equal(4, sums["clients.streaming.events"]);
        Assert.Equal(2 * ": hi\ndata: a\n\ndata: b\n\n".Length, sums["clients.streaming.received"]);
        Assert.Equal(1, sums["clients.streaming.reconnects/ended"]);
        Assert.Equal(1, sums["clients.streaming.reconnects/refused"]);
        Assert.True(sums["clients.streaming.lag"] >= 0);
    }

    [Fact]
    public async Task Opening_a_connection_is_an_activity()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Clients.Streaming",
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

        await Assert.ThrowsAsync<SseRefusedException>(async () => await Subscribe(server, new(), "activity.localhost").ReadAllAsync().CountAsync());

        var activity = Assert.Single(activities);
        Assert.Equal(("sse connect", ActivityKind.Client), (activity.OperationName, activity.Kind));
        Assert.Equal(403, activity.GetTagItem("http.response.status_code"));
        Assert.Equal("Refused", activity.GetTagItem("error.type"));
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

    private static MeterListener Listen(Action<string, double, Dictionary<string, object?>> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Clients.Streaming")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        return listener;

        void Add(Instrument instrument, IConvertible value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var named = new Dictionary<string, object?>(tags.ToArray());
            if (Equals(named["server.address"], Host))
            {
                measured(instrument.Name, value.ToDouble(CultureInfo.InvariantCulture), named);
            }
        }
    }
}
