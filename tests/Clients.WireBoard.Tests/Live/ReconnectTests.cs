using Clients.Core;
using Clients.Core.Streaming;
using Clients.Sandbox.Faults;
using Clients.Sandbox.WireBoard;
using Clients.WireBoard.Live;

namespace Clients.WireBoard.Tests.Live;

public sealed class ReconnectTests : LiveTest
{
    [Fact]
    public async Task A_stream_that_is_reset_is_replaced_and_the_state_made_whole()
    {
        await using var live = Managed();
        PublishVisitors(1);
        await live.StartAsync();

        Sandbox.KillConnections();
        await Sandbox.WaitForOpenConnectionsAsync(0);
        PublishVisitors(2);
        PublishPages(("/missed", 1));
        await PassReconnectDelayAsync();
        await Reconnects.ReachedAsync(1);
        var state = await live.WaitForStateAsync(state => state.Visitors!.Live == 2);

        Assert.Equal("/missed", Assert.Single(state.TopPages).Url);
        Assert.Empty(Errors);
    }

    [Fact]
    public async Task A_stream_that_ends_in_the_middle_of_an_event_drops_what_is_incomplete()
    {
        await using var live = Raw();
        await live.StartAsync();

        Sandbox.TruncateNextEvent();
        var id = PublishVisitors(1);
        await PassReconnectDelayAsync();
        await Reconnects.ReachedAsync(1);

        Assert.Equal(id, (await live.ReadEnvelopesAsync().FirstAsync()).EventId);
        Assert.Empty(Errors);
    }

    [Fact]
    public async Task Attempts_go_on_until_one_succeeds_with_waits_that_grow_to_the_cap()
    {
        await using var live = Managed(options => options.MaxReconnectDelay = TimeSpan.FromSeconds(4));
        await live.StartAsync();
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = "/wireboard/v1/live/token", Count = 25 });

        Sandbox.KillConnections();
        for (var failures = 0; failures <= 25; failures++)
        {
            var expected = failures;
            await Clock.WaitForTimerAsync(_ => Errors.Count >= expected && IsReconnectWait(live));
            Assert.InRange(ReconnectWait(), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(4));
            Clock.Advance(ReconnectWait());
        }

        await Reconnects.ReachedAsync(1);
        Assert.Equal(25, Errors.Count);
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_kept()
    {
        using var client = CreateClient(Sandbox.DemoCredential, options => options.RetryOn429 = false);
        await using var live = client.Live(Site, Options<LiveOptions>());
        await live.StartAsync();
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 429, PathPrefix = "/wireboard/v1/live/token", Headers = new Dictionary<string, string> { ["Retry-After"] = "40" } });

        Sandbox.KillConnections();
        await PassReconnectDelayAsync();
        await Clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(40));
        Clock.Advance(TimeSpan.FromSeconds(40));
        await Reconnects.ReachedAsync(1);

        Assert.Equal(429, ((ClientException)Assert.Single(Errors)).StatusCode);
    }

    [Theory]
    [InlineData(4000, 4)]
    [InlineData(86_400_000, 300)]
    public async Task A_wait_that_the_hub_asks_for_with_retry_is_kept_within_bounds(int milliseconds, int seconds)
    {
        await using var live = Managed();
        await live.StartAsync();

        Sandbox.SendRaw($"retry: {milliseconds}\n\n");
        PublishVisitors(1);
        await live.WaitForStateAsync(state => state.Visitors?.Live == 1);
        Sandbox.KillConnections();
        await PassAsync(TimeSpan.FromSeconds(seconds));
        await Reconnects.ReachedAsync(1);

        Assert.Empty(Errors);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_replaced()
    {
        await using var live = Managed(options => options.IdleTimeout = TimeSpan.FromSeconds(10));
        await live.StartAsync();
        await Clock.WaitForTimerAsync(due => due == TimeSpan.FromSeconds(10));

        Clock.Advance(TimeSpan.FromSeconds(10));
        await PassReconnectDelayAsync();
        await Reconnects.ReachedAsync(1);

        Assert.Empty(Errors);
    }

    [Fact]
    public async Task A_message_larger_than_allowed_is_reported_and_the_stream_goes_on()
    {
        await using var live = Managed(options => options.MaxEventBytes = 2000);
        await live.StartAsync();

        Sandbox.SendRaw($"id: huge\ndata: {new string('x', 5000)}\n\n");
        PublishVisitors(1);
        await live.WaitForStateAsync(state => state.Visitors?.Live == 1);

        var error = Assert.IsType<WireBoardLiveException>(Assert.Single(Errors));
        Assert.Equal((WireBoardLiveError.MalformedMessage, "huge"), (error.Kind, error.EventId));
        Assert.Equal(0, Reconnects.Count);
    }

    [Fact]
    public async Task By_default_a_random_time_comes_on_top_of_the_500_ms()
    {
        await using var live = Managed(options => options.MaxReconnectDelay = null);
        await live.StartAsync();

        Sandbox.KillConnections();
        await Clock.WaitForTimerAsync(_ => IsReconnectWait(live));

        Assert.InRange(ReconnectWait(), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Reconnects_can_be_bounded()
    {
        await using var live = Managed(options => options.MaxReconnects = 2);
        await live.StartAsync();
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, PathPrefix = "/wireboard/v1/live/token", Count = 10 });

        Sandbox.KillConnections();
        await PassReconnectDelayAsync();
        await Clock.WaitForTimerAsync(_ => Errors.Count == 1 && IsReconnectWait(live));
        Clock.Advance(ReconnectWait());

        Assert.Equal(503, (await Assert.ThrowsAsync<WireBoardApiException>(async () => await live.ReadStatesAsync().LastAsync())).StatusCode);
        Assert.Equal((StreamConnectionState.Failed, 2), (live.ConnectionState, Errors.Count));
    }

    [Fact]
    public async Task Changes_of_state_are_told()
    {
        var changes = new List<StreamStateChange>();
        await using (var live = Managed(options => options.OnStateChanged = Callback.Of<StreamStateChange>(changes.Add)))
        {
            await live.StartAsync();
            Sandbox.KillConnections();
            await PassReconnectDelayAsync();
            await Reconnects.ReachedAsync(1);
        }

        Assert.Equal(
            [
                "Connecting  0 ", "Open  0 ", "Waiting ConnectionLost 1 00:00:00.5000000", "Connecting ConnectionLost 1 ", "Open  1 ", "Closed Stopped 0 ",
            ],
            changes.Select(change => $"{change.State} {change.Reason} {change.Attempt} {change.Delay}"));
        Assert.NotNull(changes[2].Exception);
    }

    public static TheoryData<int, string, Type> Refusals() => new()
    {
        { 401, """{"message":"Unauthenticated."}""", typeof(WireBoardAuthException) },
        { 403, """{"message":"Invalid ability provided."}""", typeof(WireBoardAuthException) },
        { 403, """{"status":false,"errors":[{"text":"Upgrade."}],"fieldErrors":{"error_code":["paid_plan_required"]}}""", typeof(PaidPlanRequiredException) },
        { 404, """{"status":false,"errors":[{"text":"Gone."}],"fieldErrors":{"error_code":["site_not_found"]}}""", typeof(WireBoardApiException) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_for_good_ends_the_client_and_its_readers(int status, string body, Type expected)
    {
        await using var live = Managed();
        PublishVisitors(1);
        await live.StartAsync();
        await using var states = live.ReadStatesAsync().GetAsyncEnumerator();
        await states.MoveNextAsync();
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = status, Body = body, PathPrefix = "/wireboard/v1/live/token", Count = 10 });

        Sandbox.KillConnections();
        await PassReconnectDelayAsync();

        Assert.IsType(expected, await Assert.ThrowsAnyAsync<ClientException>(() => states.MoveNextAsync().AsTask()));
        Assert.Equal(StreamConnectionState.Failed, live.ConnectionState);
        Assert.IsType(expected, live.Failure);
        Assert.IsType(expected, Assert.Single(Errors));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_start_that_is_refused_throws_and_may_be_tried_again(int status, string body, Type expected)
    {
        await using var live = Managed();
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = status, Body = body, PathPrefix = "/wireboard/v1/live/state" });

        Assert.IsType(expected, await Assert.ThrowsAnyAsync<ClientException>(() => live.StartAsync()));
        Assert.Equal(StreamConnectionState.Failed, live.ConnectionState);
        await Sandbox.WaitForOpenConnectionsAsync(0);

        await live.StartAsync();
        Assert.Equal(StreamConnectionState.Open, live.ConnectionState);
    }

    [Fact]
    public async Task The_hub_refusing_a_token_is_asked_once_more_with_a_fresh_one()
    {
        await using var live = Managed();
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 401, PathPrefix = "/wireboard/v1/live/stream" });

        await live.StartAsync();
        await live.StopAsync();
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 401, PathPrefix = "/wireboard/v1/live/stream", Count = 2 });

        Assert.Equal(401, (await Assert.ThrowsAsync<WireBoardAuthException>(() => live.StartAsync())).StatusCode);
    }

    [Theory]
    [InlineData("http://hub.example.com/.well-known/mercure")]
    [InlineData("ftp://127.0.0.1/hub")]
    [InlineData("not a url")]
    public async Task A_hub_without_https_is_never_sent_the_token(string hub)
    {
        Sandbox.HubUrlOverride = hub;
        await using var live = Managed();

        var exception = await Assert.ThrowsAsync<WireBoardLiveException>(() => live.StartAsync());

        Assert.Equal(WireBoardLiveError.InsecureHub, exception.Kind);
    }

    [Theory]
    [InlineData(204, "", "text/event-stream", WireBoardLiveError.ToldToStop)]
    [InlineData(200, "<html>", "text/html", WireBoardLiveError.NotAStream)]
    public async Task Only_200_with_an_event_stream_counts_as_open(int status, string body, string contentType, WireBoardLiveError kind)
    {
        await using var live = Managed();
        Host.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = status, Body = body, ContentType = contentType, PathPrefix = "/wireboard/v1/live/stream" });

        Assert.Equal(kind, (await Assert.ThrowsAsync<WireBoardLiveException>(() => live.StartAsync())).Kind);
    }

    [Fact]
    public async Task Too_many_subscriptions_are_told_by_their_code()
    {
        Sandbox.MaxSubscriptions = 0;
        using var client = CreateClient(Sandbox.DemoCredential, options => options.RetryOn429 = false);

        var exception = await Assert.ThrowsAsync<WireBoardApiException>(() => client.Live(Site, Options<LiveOptions>()).StartAsync());

        Assert.Equal("concurrent_limit_reached", exception.Code);
    }

    [Fact]
    public async Task Topics_are_repeated_behind_the_query_the_hub_has_and_the_token_is_in_the_header_only()
    {
        Sandbox.HubUrlOverride = Host.BaseUrl<WireBoardSandbox>() + "/v1/live/stream?tenant=a%26b";
        await using var live = Managed(options => options.Categories = [Models.LiveCategory.Visitors, Models.LiveCategory.Geo]);

        await live.StartAsync();

        var opened = Assert.Single(Sandbox.OpenedConnections);
        Assert.StartsWith("?tenant=a%26b&topic=", opened.Query, StringComparison.Ordinal);
        Assert.Equal(2, opened.Topics.Count);
        Assert.DoesNotContain(opened.Token, opened.Query, StringComparison.Ordinal);
    }

    private static bool IsReconnectWait(LiveClient live) => live.ConnectionState == StreamConnectionState.Waiting;

    private TimeSpan ReconnectWait() => Clock.PendingTimers.Where(due => due <= TimeSpan.FromSeconds(4)).DefaultIfEmpty(TimeSpan.Zero).First();
}
