using System.Text;
using Clients.Sandbox.RestlessStream;
using Clients.Testing.Telemetry;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class SubscriptionTelemetryTests
{
    [Theory, EachTransport]
    public async Task Connections_events_and_reconnects_by_reason_are_counted(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        using var sums = new MeterSums("Clients.RestlessStream", MeterSums.Port(setup.Host.Address));
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Partial, AfterEvents = 1 });
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.End, AfterEvents = 1 });
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Malformed });
        setup.Host.Faults.Add(new() { Kind = Sandbox.Faults.FaultKind.Status, StatusCode = 503, PathPrefix = "/restless/stream", Skip = 1 });
        setup.Publish(1, 1);
        var published = 1;
        double? open = null;
        // One event at a time: what a reset overtakes would be told as a connection that never opened.
        void OnEvent()
        {
            open = sums["clients.stream.connections"];
            setup.Publish(++published, 1);
        }

        await setup.Subscribe(transport, options => (options.Cursor, options.OnUnreadableEvent) = ("1", _ => default)).Tap(OnEvent).TakeAsync(4);

        Assert.Equal((1, 0), (open, sums["clients.stream.connections"]));
        Assert.Equal((4, 1), (sums["clients.stream.events"], sums["clients.stream.unreadable"]));
        Assert.Equal((1, 1), (sums["clients.stream.reconnects/connection_lost"], sums["clients.stream.reconnects/ended"]));
        Assert.Equal(1, sums["clients.stream.reconnects/refused"]);
    }

    [Theory, EachTransport]
    public async Task Bytes_and_lag_are_measured(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        using var sums = new MeterSums("Clients.RestlessStream", MeterSums.Port(setup.Host.Address));
        setup.Publish(1, 2);

        var events = await setup.Subscribe(transport, options => options.Cursor = "1").TakeAsync(2);

        Assert.True(sums["clients.stream.received"] >= events.Sum(received => Encoding.UTF8.GetByteCount(received.Json.GetRawText())));
        Assert.True(sums["clients.stream.lag"] >= 0);
        Assert.Equal((2, 0), (sums["clients.stream.events"], sums["clients.stream.connections"]));
    }
}
