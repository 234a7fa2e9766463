using Clients.Core.Streaming;
using Clients.Sandbox.Faults;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Tests.Live;

public sealed class RotationTests : LiveTest
{
    private static readonly TimeSpan UntilRotation = TimeSpan.FromSeconds(840);

    [Fact]
    public async Task The_token_is_rotated_a_minute_before_it_expires_without_a_gap()
    {
        await using var live = Managed(options => options.OnEvent = Callback.Of<LiveEnvelope>(Seen.Enqueue));
        await live.StartAsync();
        await Clock.WaitForTimerAsync(due => due == UntilRotation);

        Clock.Advance(UntilRotation);
        await Sandbox.WaitForOpenConnectionsAsync(2);
        PublishVisitors(1);
        await live.WaitForStateAsync(state => state.Visitors?.Live == 1);
        Assert.Equal(0, Rotations.Count);
        await PassOverlapAsync();
        await Rotations.ReachedAsync(1);
        await Sandbox.WaitForOpenConnectionsAsync(1);
        PublishVisitors(2);
        await live.WaitForStateAsync(state => state.Visitors?.Live == 2);

        Assert.Equal(2, Seen.Count);
        Assert.Equal((1, 0), (Rotations.Count, Reconnects.Count));
        Assert.Empty(Errors);
        Assert.NotEqual(Sandbox.OpenedConnections[0].Token, Sandbox.OpenedConnections[1].Token);
    }

    [Fact]
    public async Task A_token_that_lives_for_seconds_is_rotated_at_once()
    {
        Sandbox.TokenLifetime = TimeSpan.FromSeconds(5);
        await using var live = Managed();

        await live.StartAsync();
        await Sandbox.WaitForOpenConnectionsAsync(2);
        await PassOverlapAsync();
        await Rotations.ReachedAsync(1);

        Assert.Equal(0, Reconnects.Count);
    }

    [Fact]
    public async Task A_stream_that_ends_during_the_overlap_is_followed_by_the_new_one_at_once()
    {
        await using var live = Raw();
        await live.StartAsync();
        await Clock.WaitForTimerAsync(due => due == UntilRotation);
        Clock.Advance(UntilRotation);
        await Sandbox.WaitForOpenConnectionsAsync(2);
        await Clock.WaitForTimerAsync(due => due == LiveRotation.Overlap);

        Sandbox.EndOldestConnection();
        await Rotations.ReachedAsync(1);
        var id = PublishVisitors(1);

        Assert.Equal(id, (await live.ReadEnvelopesAsync().FirstAsync()).EventId);
        Assert.Equal(0, Reconnects.Count);
    }

    [Fact]
    public async Task A_rotation_that_fails_once_is_reported_and_made_again_after_five_seconds()
    {
        await using var live = Managed();
        await live.StartAsync();
        await Clock.WaitForTimerAsync(due => due == UntilRotation);
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = "/wireboard/v1/live/stream" });

        Clock.Advance(UntilRotation);
        await PassAsync(LiveRotation.RetryAfter);
        await Sandbox.WaitForOpenConnectionsAsync(2);
        await PassOverlapAsync();
        await Rotations.ReachedAsync(1);

        Assert.Equal(503, Assert.IsType<WireBoardApiException>(Assert.Single(Errors)).StatusCode);
        Assert.Equal(0, Reconnects.Count);
    }

    [Fact]
    public async Task A_rotation_that_fails_twice_ends_in_a_hard_reconnect()
    {
        await using var live = Managed();
        await live.StartAsync();
        await Clock.WaitForTimerAsync(due => due == UntilRotation);
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = "/wireboard/v1/live/token", Count = 2 });

        Clock.Advance(UntilRotation);
        await PassAsync(LiveRotation.RetryAfter);
        await PassReconnectDelayAsync();
        await Reconnects.ReachedAsync(1);

        Assert.Equal(2, Errors.Count);
        Assert.Equal(0, Rotations.Count);
        Assert.Equal(StreamConnectionState.Open, live.ConnectionState);
    }
}
