using System.Collections.Concurrent;
using Clients.Sandbox.Faults;
using Clients.Sandbox.RestlessStream;
using Clients.Testing.Time;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class ReconnectTests
{
    private static readonly RuntimeFaultKind[] Endings = [RuntimeFaultKind.Abort, RuntimeFaultKind.End, RuntimeFaultKind.Partial, RuntimeFaultKind.Close];

    [Theory, EachTransport]
    public async Task No_event_is_lost_or_repeated_across_a_hundred_forced_disconnects(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        for (var i = 0; i < 100; i++)
        {
            setup.Service.AddFault(new RuntimeFault { Kind = Endings[i % Endings.Length], AfterEvents = 1 + (i % 9) });
        }

        // Half are there to be replayed, half are published while connections break.
        var ids = setup.Publish(1, 400).ToList();
        var publishing = Task.Run(async () =>
        {
            for (var n = 401; n <= 800; n++)
            {
                ids.AddRange(setup.Publish(n, 1));
                await Task.Yield();
            }
        });
        var events = await setup.Subscribe(transport, options => options.Cursor = "1").TakeAsync(800);
        await publishing;

        Assert.Equal(ids, events.Select(e => e.EventId));
        Assert.Equal(Enumerable.Range(1, 800), events.Select(e => e.DataJson.GetProperty("n").GetInt32()));
    }

    [Theory]
    [EachTransport(RuntimeFaultKind.Abort)]
    [EachTransport(RuntimeFaultKind.Partial)]
    [EachTransport(RuntimeFaultKind.End)]
    public async Task Every_kind_of_ending_is_survived_from_the_last_event(Transport transport, RuntimeFaultKind kind)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = kind, AfterEvents = 2, Count = 2 });
        var ids = setup.Publish(1, 5);

        var events = await setup.Subscribe(transport, options => options.Cursor = "1").TakeAsync(5);

        Assert.Equal(ids, events.Select(e => e.EventId));
    }

    [Theory, EachTransport]
    public async Task Without_reconnect_an_end_in_order_completes(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.End, AfterEvents = 2 });
        var ids = setup.Publish(1, 3);

        var events = await setup.Subscribe(transport, options => (options.Cursor, options.MaxReconnects) = ("1", 0)).ToEndAsync();

        Assert.Equal(ids.Take(2), events.Select(e => e.EventId));
    }

    [Theory, EachTransport]
    public async Task Without_reconnect_a_break_throws_with_the_cursor_to_go_on_from(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Partial, AfterEvents = 1 });
        var ids = setup.Publish(1, 1).ToList();

        var failure = await Assert.ThrowsAsync<RestlessStreamConnectionException>(async () =>
        {
            await foreach (var _ in setup.Subscribe(transport, options => options.MaxReconnects = 0))
            {
                ids.AddRange(setup.Publish(2, 1));
            }
        });
        var rest = await setup.Subscribe(transport, options => options.Cursor = failure.Cursor).TakeAsync(1);

        Assert.Equal(ids[0], failure.Cursor);
        Assert.Equal(ids[1], rest[0].EventId);
    }

    [Theory, EachTransport]
    public async Task Reconnects_are_bounded(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Publish(1, 1);
        setup.Host.Faults.Add(new Fault { Kind = FaultKind.Reset, PathPrefix = "/restless/stream", Count = 100 });

        var failure = await Assert.ThrowsAsync<RestlessStreamConnectionException>(() =>
            setup.Subscribe(transport, options => options.MaxReconnects = 3).ToEndAsync());

        Assert.Contains("All 3 reconnects are used up", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EachTransport]
    public async Task Reconnects_are_counted_over_the_whole_subscription(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.End, AfterEvents = 1, Count = 5 });
        setup.Publish(1, 6);

        var events = await setup.Subscribe(transport, options => (options.Cursor, options.MaxReconnects) = ("1", 2)).ToEndAsync();

        Assert.Equal(3, events.Count);
    }

    [Theory, EachTransport]
    public async Task Fifty_subscriptions_do_not_come_back_all_at_once(Transport transport)
    {
        var waits = new ConcurrentBag<TimeSpan>();
        await using var setup = await RestlessSetup.StartAsync();
        setup.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 503, PathPrefix = "/restless/stream", Count = 1000 });
        using var stop = new CancellationTokenSource();

        // The defaults of the options: what a user gets who sets nothing.
        var subscriptions = Enumerable.Range(0, 50).Select(_ => RestlessSetup.Subscribe(
            setup.Client,
            transport,
            setup.Url(transport),
            options =>
            {
                (options.ReconnectDelay, options.MaxReconnectDelay) = (TimeSpan.FromSeconds(1), null);
                options.OnStateChanged = change =>
                {
                    if (change.Delay is { } delay)
                    {
                        waits.Add(delay);
                        if (waits.Count >= 50)
                        {
                            stop.Cancel();
                        }
                    }

                    return default;
                };
            },
            stop.Token).ToEndAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(subscriptions));

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)));
        Assert.True(waits.Max() - waits.Min() > TimeSpan.FromSeconds(0.5), $"All within {waits.Max() - waits.Min()}.");
    }

    [Theory, EachTransport]
    public async Task Changes_of_state_tell_reason_attempt_and_cursor(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.End, AfterEvents = 1 });
        var ids = setup.Publish(1, 2);
        var changes = new List<string>();

        await setup.Subscribe(transport, options =>
        {
            options.Cursor = "1";
            options.OnStateChanged = change =>
            {
                changes.Add($"{change.State} {change.Reason} {change.Attempt} {change.LastEventId}");
                return default;
            };
        }).TakeAsync(2);

        Assert.Equal(
            [
                "Connecting  0 1", "Open  0 1", $"Waiting Ended 1 {ids[0]}", $"Connecting Ended 1 {ids[0]}", $"Open  1 {ids[0]}", $"Closed Stopped 1 {ids[1]}",
            ],
            changes);
    }

    [Theory, EachTransport]
    public async Task A_service_that_is_down_for_a_while_is_waited_for(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        var ids = setup.Publish(1, 1);
        setup.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 503, PathPrefix = "/restless/stream", Count = 3 });

        var events = await setup.Subscribe(transport).TakeAsync(1);

        Assert.Equal(ids[0], events[0].EventId);
    }

    [Theory, EachTransport]
    public async Task Retry_After_is_waited_for(Transport transport)
    {
        var clock = new TestClock();
        await using var setup = await RestlessSetup.StartAsync(clock);
        setup.Publish(1, 1);
        setup.Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 429, PathPrefix = "/restless/stream", Headers = new Dictionary<string, string> { ["Retry-After"] = "77" } });

        var events = setup.Subscribe(transport).TakeAsync(1);
        await clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(77));
        clock.Advance(TimeSpan.FromSeconds(77));

        Assert.Single(await events);
    }

    [Theory, EachTransport]
    public async Task The_wait_before_a_reconnect_is_the_one_of_the_options(Transport transport)
    {
        var clock = new TestClock();
        await using var setup = await RestlessSetup.StartAsync(clock);
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.End, AfterEvents = 1 });
        setup.Publish(1, 2);

        var events = setup.Subscribe(transport, options => (options.Cursor, options.ReconnectDelay, options.MaxReconnectDelay) = ("1", TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7))).TakeAsync(2);
        await clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(7));
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(2, (await events).Count);
    }

    [Theory, EachTransport]
    public async Task A_connection_on_which_nothing_arrives_is_replaced(Transport transport)
    {
        var clock = new TestClock();
        await using var setup = await RestlessSetup.StartAsync(clock);
        setup.Service.AddFault(new RuntimeFault { Kind = RuntimeFaultKind.Silence, AfterEvents = 1 });
        var ids = setup.Publish(1, 2);

        var first = new TaskCompletionSource();
        var events = setup.Subscribe(transport, options => (options.Cursor, options.IdleTimeout) = ("1", TimeSpan.FromSeconds(41)))
            .Tap(() => first.TrySetResult()).TakeAsync(2);
        await first.Task;
        await clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(41));
        clock.Advance(TimeSpan.FromSeconds(41));

        Assert.Equal(ids, (await events).Select(e => e.EventId));
    }

    [Theory, EachTransport]
    public async Task A_wait_before_a_reconnect_ends_with_its_cancellation(Transport transport)
    {
        var clock = new TestClock();
        await using var setup = await RestlessSetup.StartAsync(clock);
        setup.Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = "/restless/stream", Count = 100 });
        using var stop = new CancellationTokenSource();

        var events = setup.Subscribe(transport, options => options.MaxReconnectDelay = options.ReconnectDelay = TimeSpan.FromHours(1), stop.Token).ToEndAsync();
        await clock.WaitForTimerAsync(due => due == TimeSpan.FromHours(1));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => events);
    }

    [Theory, EachTransport]
    public async Task A_stream_that_was_stopped_is_reported_as_such_on_coming_back(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Publish(1, 1);

        var failure = await Assert.ThrowsAsync<RestlessStreamApiException>(async () =>
        {
            await foreach (var _ in setup.Subscribe(transport))
            {
                await setup.Client.Streams.StopAsync(setup.StreamId);
            }
        });

        Assert.Equal(409, failure.StatusCode);
        Assert.Contains("start it first", failure.Message, StringComparison.Ordinal);
    }
}
