using Clients.Core.Http;
using Clients.Testing.Servers;

namespace Clients.Core.Tests.Http;

/// <summary>Credentials reach the configured origin, and no other.</summary>
public class CredentialTests
{
    [Fact]
    public async Task Every_request_carries_the_credential_and_says_who_sends_it()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with { Headers = new Dictionary<string, string> { ["X-Client"] = "example/1" } });

        await client.GetAsync();

        var request = server.Requests[0];
        Assert.Equal("key-0123456789", request.Header("X-Api-Key"));
        Assert.Equal("Clients.Example/1.2.3", request.Header("User-Agent"));
        Assert.Equal("example/1", request.Header("X-Client"));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_to_another_origin_is_followed_without_the_credential(int status)
    {
        await using var other = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        await using var server = await LoopbackServer.StartAsync(new Reply(status, Headers: ("Location", other.BaseUrl + "/there")));
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.NotNull(await client.GetAsync());

        Assert.Equal("/there", other.Requests[0].Target);
        Assert.DoesNotContain(other.Requests[0].Headers, header => header.Value.Contains("0123456789", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_body_is_not_relayed_to_another_origin(int status)
    {
        await using var other = await LoopbackServer.StartAsync(new Reply(200, "{}"));
        await using var server = await LoopbackServer.StartAsync(new Reply(status, Headers: ("Location", other.BaseUrl)));
        using var client = ExampleClient.For(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.PostAsync("""{"private":true}"""));

        Assert.Equal(status, exception.StatusCode);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    public async Task A_redirect_that_would_turn_a_write_into_a_read_is_an_error(int status)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, Headers: ("Location", "/there")), new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.PostAsync("{}"));

        Assert.Equal(status, exception.StatusCode);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_within_the_origin_keeps_request_and_credential(int status)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, Headers: ("Location", "/there?x=1")), new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.NotNull(await client.PostAsync("{}"));

        var request = server.Requests[1];
        Assert.Equal(("POST", "/there?x=1", "{}"), (request.Method, request.Target, request.Text));
        Assert.Equal("key-0123456789", request.Header("X-Api-Key"));
    }

    [Fact]
    public async Task A_credential_does_not_come_back_by_a_redirect_from_another_origin()
    {
        LoopbackServer? server = null;
        await using var other = await LoopbackServer.StartAsync(context => new Reply(302, Headers: ("Location", server!.BaseUrl + "/home")).WriteAsync(context));
        await using var home = server = await LoopbackServer.StartAsync(new Reply(302, Headers: ("Location", other.BaseUrl)), new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl);

        await client.GetAsync();

        Assert.Null(other.Requests[0].Header("X-Api-Key"));
        // Home again it is the service itself that is asked: it may see its own credential.
        Assert.Equal("key-0123456789", home.Requests[1].Header("X-Api-Key"));
    }

    [Fact]
    public async Task Redirects_without_end_are_given_up()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(302, Headers: ("Location", "/again")));
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.Equal(302, (await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync())).StatusCode);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task The_streaming_client_leaves_the_credential_to_the_request_and_keeps_it_from_other_origins()
    {
        await using var other = await LoopbackServer.StartAsync(new Reply(200, "data: a\n\n", "text/event-stream"));
        await using var server = await LoopbackServer.StartAsync(new Reply(307, Headers: ("Location", other.BaseUrl)));
        using var client = ExampleClient.For(server.BaseUrl);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer jwt");

        using var response = await client.Pipeline.StreamingClient.SendAsync(request);

        Assert.Equal(("Bearer jwt", null), (server.Requests[0].Header("Authorization"), server.Requests[0].Header("X-Api-Key")));
        Assert.Equal((null, null), (other.Requests[0].Header("Authorization"), other.Requests[0].Header("X-Api-Key")));
    }

    [Fact]
    public async Task An_event_id_that_is_not_ASCII_can_be_sent_back()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "id: é€\ndata: a\n\n", "text/event-stream"));
        using var client = ExampleClient.For(server.BaseUrl);
        var subscription = new Core.Streaming.SseSubscription<int>(
            client.Pipeline.StreamingClient,
            (_, _) => ValueTask.FromResult(new HttpRequestMessage(HttpMethod.Get, server.Address)),
            (_, data) => data.Length,
            new() { MaxReconnectDelay = TimeSpan.Zero, MaxReconnects = 1 });

        Assert.Equal(2, await subscription.ReadAllAsync().CountAsync());

        Assert.Equal("é€", server.Requests[1].Header("Last-Event-ID"));
    }

    [Theory]
    [InlineData("one two")]
    [InlineData("a\r\nX-Other: 1")]
    [InlineData("ключ")]
    [InlineData("")]
    public void A_secret_that_is_no_header_value_is_refused_without_being_shown(string secret)
    {
        var exception = Assert.Throws<ArgumentException>(() => Credential.Bearer(secret));

        Assert.True(secret.Length == 0 || !exception.Message.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_credential_shows_four_characters_at_most()
    {
        Assert.Equal("Authorization: ****6789", Credential.Bearer("tok-0123456789").ToString());
        Assert.Equal("Authorization: ****", Credential.Bearer("short").ToString());
    }
}
