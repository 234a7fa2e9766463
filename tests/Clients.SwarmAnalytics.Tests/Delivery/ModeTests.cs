using Clients.Sandbox.Faults;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Tests.Delivery;

public sealed class ModeTests
{
    [Fact]
    public async Task Minimal_mode_mutes_product_events_and_nothing_else()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        await using var client = fixture.Client(options => options.Mode = TelemetryMode.Minimal);

        client.Events.AppLifecycle.Closed();
        client.Logs.Write("diagnostic");
        client.Identify.LinkEmail("user@example.com");
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(["logs.write", "identify.link_email"], fixture.Swarm.Events.Select(stored => stored.Operation));
        Assert.Equal(1, client.Statistics.Dropped[DropReason.Muted]);
    }

    [Fact]
    public async Task An_opt_out_at_run_time_removes_queued_product_events_even_if_it_is_taken_back()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        fixture.Fail(FaultKind.Status, count: int.MaxValue);
        await using var client = fixture.Client(options => options.MaxAttempts = int.MaxValue);
        client.Events.Dashboard.Event("queued", DashboardAction.Open);
        client.Logs.Write("kept");

        client.Mode = TelemetryMode.Minimal;
        client.Mode = TelemetryMode.Full;
        await Task.Delay(1); // recorded later than the opt-out, whatever the clock's resolution
        client.Events.Dashboard.Event("after", DashboardAction.Open);
        fixture.Heal();
        await client.FlushAsync(SwarmFixture.TestTimeout);

        Assert.Equal(["logs.write", "events.dashboard.event"], fixture.Swarm.Events.Select(stored => stored.Operation));
        Assert.Equal("after", fixture.Swarm.Events[1].Body.GetProperty("dashboard_id").GetString());
        Assert.Equal(1, client.Statistics.Dropped[DropReason.Muted]);
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_is_refused()
    {
        await using var fixture = await SwarmFixture.StartAsync();
        await using var client = fixture.Client();

        Assert.Throws<ArgumentOutOfRangeException>(() => client.Mode = (TelemetryMode)7);
        Assert.Equal(TelemetryMode.Full, client.Mode);
    }
}
