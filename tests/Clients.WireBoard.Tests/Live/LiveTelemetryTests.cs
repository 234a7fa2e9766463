using Clients.Testing.Telemetry;

namespace Clients.WireBoard.Tests.Live;

public sealed class LiveTelemetryTests : LiveTest
{
    [Fact]
    public async Task Rotations_reconnects_and_what_comes_twice_are_counted()
    {
        using var sums = new MeterSums("Clients.WireBoard", MeterSums.Port(Host.Address));
        await using var live = Managed();
        await live.StartAsync();
        await PassAsync(TimeSpan.FromSeconds(840));
        await Sandbox.WaitForOpenConnectionsAsync(2);
        PublishVisitors(1);
        await live.WaitForStateAsync(state => state.Visitors?.Live == 1);
        await PassOverlapAsync();
        await Rotations.ReachedAsync(1);
        await Sandbox.WaitForOpenConnectionsAsync(1);

        Sandbox.KillConnections();
        await Sandbox.WaitForOpenConnectionsAsync(0);
        await PassReconnectDelayAsync();
        await Reconnects.ReachedAsync(1);

        Assert.Equal((1, 1), (sums["wireboard.live.rotations"], sums["clients.stream.reconnects/connection_lost"]));
        Assert.Equal(1, sums["clients.stream.duplicates"]);
    }
}
