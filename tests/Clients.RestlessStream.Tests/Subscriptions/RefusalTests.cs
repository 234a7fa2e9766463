using Clients.Testing.Servers;

namespace Clients.RestlessStream.Tests.Subscriptions;

public sealed class RefusalTests
{
    [Theory, EachTransport]
    public async Task A_refused_key_ends_the_subscription_without_another_try(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.RevokeKey(setup.Service.DemoCredential);

        var failure = await Assert.ThrowsAsync<RestlessStreamApiException>(() => setup.Subscribe(transport).ToEndAsync());

        Assert.Equal(401, failure.StatusCode);
        Assert.DoesNotContain(setup.Service.DemoCredential, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachTransport]
    public async Task An_unknown_stream_ends_the_subscription_without_another_try(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();

        var failure = await Assert.ThrowsAsync<RestlessStreamApiException>(() =>
            RestlessSetup.Subscribe(setup.Client, transport, RuntimeUrls.Sse("none", streamBaseUrl: setup.Service.StreamBaseUrl)).ToEndAsync());

        Assert.Equal(404, failure.StatusCode);
    }

    [Fact]
    public async Task Over_SSE_a_refusal_has_the_words_of_the_service()
    {
        await using var setup = await RestlessSetup.StartAsync();

        var failure = await Assert.ThrowsAsync<RestlessStreamApiException>(() =>
            setup.Client.Streams.SubscribeSseAsync(RuntimeUrls.Sse("none", streamBaseUrl: setup.Service.StreamBaseUrl)).ToEndAsync());

        Assert.Equal("NOT_FOUND", failure.Code);
        Assert.Contains("Stream not found", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EachTransport]
    public async Task Another_host_gets_no_key_and_the_refusal_says_why(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var other = await LoopbackServer.StartAsync(new Reply(401));

        var failure = await Assert.ThrowsAsync<RestlessStreamApiException>(() =>
            RestlessSetup.Subscribe(setup.Client, transport, other.BaseUrl + "/?streamId=s").ToEndAsync());

        Assert.All(other.Requests, request => Assert.DoesNotContain(setup.Service.DemoCredential, request.Target + string.Join('\n', request.Headers.Values), StringComparison.Ordinal));
        Assert.Contains(nameof(RestlessStreamClientOptions.TrustedStreamBaseUrls), failure.Message, StringComparison.Ordinal);
    }

    [Theory, EachTransport]
    public async Task A_trusted_host_gets_the_key(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var other = await LoopbackServer.StartAsync(new Reply(403));
        setup.Options.TrustedStreamBaseUrls.Add(other.BaseUrl);
        using var client = new RestlessStreamClient(setup.Options);

        await Assert.ThrowsAsync<RestlessStreamApiException>(() => RestlessSetup.Subscribe(client, transport, other.BaseUrl + "/?streamId=s").ToEndAsync());

        Assert.Equal("Bearer " + setup.Service.DemoCredential, other.Requests[0].Header("Authorization"));
    }

    [Theory, EachTransport]
    public async Task A_key_of_its_own_is_sent_in_place_of_the_clients(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Service.RevokeKey(setup.Service.DemoCredential);
        setup.Service.AddKey("rs_other");
        setup.Publish(1, 1);

        Assert.Single(await setup.Subscribe(transport, options => options.ApiKey = "rs_other").TakeAsync(1));
    }

    [Theory, EachTransport]
    public async Task A_redirect_takes_no_key_to_another_host(Transport transport)
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var other = await LoopbackServer.StartAsync(new Reply(401));
        await using var redirecting = await LoopbackServer.StartAsync(new Reply(307, Headers: ("Location", other.BaseUrl + "/elsewhere")));
        setup.Options.StreamBaseUrl = redirecting.BaseUrl;
        using var client = new RestlessStreamClient(setup.Options);

        await Assert.ThrowsAsync<RestlessStreamApiException>(() => RestlessSetup.Subscribe(client, transport, redirecting.BaseUrl + "/?streamId=s").ToEndAsync());

        Assert.All(other.Requests, request => Assert.Null(request.Header("Authorization")));
    }

    [Fact]
    public async Task The_hook_on_the_WebSocket_cannot_replace_the_clients_Authorization()
    {
        await using var setup = await RestlessSetup.StartAsync();
        setup.Publish(1, 1);

        var events = setup.Client.Streams.SubscribeWebSocketAsync(setup.Url(Transport.WebSocket), new WebSocketSubscriptionOptions
        {
            ConfigureWebSocket = webSocket => webSocket.SetRequestHeader("Authorization", "Bearer rs_forged"),
        });

        Assert.Single(await events.TakeAsync(1));
    }

    [Fact]
    public async Task The_hook_on_the_WebSocket_can_add_headers()
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var server = await LoopbackServer.StartAsync(new Reply(403));

        await Assert.ThrowsAsync<RestlessStreamApiException>(() => setup.Client.Streams.SubscribeWebSocketAsync(server.BaseUrl, new WebSocketSubscriptionOptions
        {
            ConfigureWebSocket = webSocket => webSocket.SetRequestHeader("X-Mine", "yes"),
        }).ToEndAsync());

        Assert.Equal("yes", server.Requests[0].Header("X-Mine"));
        Assert.StartsWith("Clients.RestlessStream/", server.Requests[0].Header("User-Agent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_event_stream_ends_an_SSE_subscription()
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "<html>", "text/html"));

        var failure = await Assert.ThrowsAsync<RestlessStreamApiException>(() => setup.Client.Streams.SubscribeSseAsync(server.BaseUrl).ToEndAsync());

        Assert.EndsWith("answered the subscription with 200. It is no event stream; check the URL.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_send_completes_an_SSE_subscription()
    {
        await using var setup = await RestlessSetup.StartAsync();
        await using var server = await LoopbackServer.StartAsync(new Reply(204));

        Assert.Empty(await setup.Client.Streams.SubscribeSseAsync(server.BaseUrl).ToEndAsync());
    }

    [Fact]
    public async Task A_subscription_that_cannot_work_is_refused_at_the_call()
    {
        await using var setup = await RestlessSetup.StartAsync();
        var streams = setup.Client.Streams;

        Assert.Throws<ArgumentException>(() => streams.SubscribeSseAsync("wss://h/ws"));
        Assert.Throws<ArgumentException>(() => streams.SubscribeSseAsync("/relative"));
        Assert.Throws<ArgumentException>(() => streams.SubscribeWebSocketAsync("ftp://h"));
        Assert.Throws<ArgumentException>(() => streams.SubscribeSseAsync("https://h", new SubscriptionOptions { MaxReconnectDelay = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => streams.SubscribeStateAsync("wss://h/ws", new SubscriptionOptions()));
    }
}
