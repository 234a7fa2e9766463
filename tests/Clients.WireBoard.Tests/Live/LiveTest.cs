using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Clients.Sandbox.WireBoard;
using Clients.Testing.Time;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Tests.Live;

/// <summary>A sandbox without traffic of its own, and one clock for both sides that moves on command.</summary>
public abstract class LiveTest : SandboxTest
{
    protected TestClock Clock { get; } = new();

    protected sealed override TimeProvider TimeProvider => Clock;

    protected ConcurrentQueue<Exception> Errors { get; } = [];

    protected ConcurrentQueue<LiveEnvelope> Seen { get; } = [];

    protected Signal Rotations { get; } = new();

    protected Signal Reconnects { get; } = new();

    protected T Options<T>(Action<T>? configure = null)
        where T : LiveOptions, new()
    {
        Sandbox.Traffic = WireBoardTrafficMode.Silent;
        var options = new T
        {
            // The clock jumps further than any silence should last.
            IdleTimeout = Timeout.InfiniteTimeSpan,
            // Without the random part a wait can be told by its length.
            MaxReconnectDelay = TimeSpan.FromMilliseconds(500),
            OnError = Callback.Of<Exception>(Errors.Enqueue),
            OnRotate = Callback.Of(Rotations.Add),
            OnReconnect = Callback.Of(Reconnects.Add),
        };
        configure?.Invoke(options);
        return options;
    }

    protected LiveClient Managed(Action<LiveOptions>? configure = null) => Client.Live(Site, Options(configure));

    protected LiveRawClient Raw(Action<LiveRawOptions>? configure = null) => Client.LiveRaw([Site], Options(configure));

    protected string PublishVisitors(int live, string site = Site) => Sandbox.Publish(site, "visitors", new JsonObject { ["live"] = live, ["returning"] = 0 });

    protected string PublishPages(params (string Url, int Count)[] rows) => Sandbox.Publish(
        Site, "top_pages", new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject { ["url"] = row.Url, ["title"] = null, ["count"] = row.Count })]));

    /// <summary>Lets the first wait before a reconnect pass.</summary>
    protected Task PassReconnectDelayAsync() => PassAsync(TimeSpan.FromMilliseconds(500));

    /// <summary>Lets the time pass in which the old stream and the new one are both open.</summary>
    protected Task PassOverlapAsync() => PassAsync(LiveRotation.Overlap);

    /// <summary>Lets a wait pass, once somebody waits for so long.</summary>
    protected async Task PassAsync(TimeSpan wait)
    {
        await Clock.WaitForTimerAsync(due => due == wait);
        Clock.Advance(wait);
    }
}
