using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Clients.Kiota.Runtime.Tests.Http.Middleware;

public sealed class OtherHandlersTests
{
    [Fact]
    public void The_default_chain_has_its_documented_order()
    {
        var handlers = KiotaClientFactory.CreateDefaultHandlers();

        Assert.Equal(
            [typeof(UriReplacementHandler<UriReplacementHandlerOption>), typeof(RetryHandler), typeof(RedirectHandler), typeof(ParametersNameDecodingHandler), typeof(UserAgentHandler), typeof(HeadersInspectionHandler), typeof(BodyInspectionHandler)],
            handlers.Select(handler => handler.GetType()));
    }

    [Fact]
    public void The_default_client_asks_for_http_2_and_gives_up_after_100_seconds()
    {
        using var client = KiotaClientFactory.Create();

        Assert.Equal(2, client.DefaultRequestVersion.Major);
        Assert.Equal(HttpVersionPolicy.RequestVersionOrLower, client.DefaultVersionPolicy);
        Assert.Equal(TimeSpan.FromSeconds(100), client.Timeout);
    }

    [Fact]
    public void Handlers_are_linked_in_order()
    {
        var first = new UserAgentHandler();
        var second = new RetryHandler();
        using var final = new SocketsHttpHandler();

        Assert.Same(first, KiotaClientFactory.ChainHandlersCollectionAndGetFirstLink(final, first, second));
        Assert.Same(second, first.InnerHandler);
        Assert.Same(final, second.InnerHandler);
        Assert.Null(KiotaClientFactory.ChainHandlersCollectionAndGetFirstLink());
    }

    /// <summary>The official runtime also changes values that equal a name, and drops the fragment (S35).</summary>
    [Theory]
    [InlineData("?%24a=1&b=%24a", "?$a=1&b=%24a")]
    [InlineData("?%24a=1#part", "?$a=1")]
    [InlineData("?%24", "?$")]
    [InlineData("?a=%24", "?a=%24")]
    public async Task Names_are_decoded_and_values_left_alone(string query, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(204));
        using var client = KiotaClientFactory.Create();

        using var response = await client.GetAsync(new Uri(server.BaseUrl + "/" + query));

        Assert.Equal("/" + expected, server.Requests.Single().Target);
    }

    [Fact]
    public async Task The_characters_to_decode_can_be_chosen()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(204));
        using var client = KiotaClientFactory.Create(optionsForHandlers: [new ParametersNameDecodingOption { ParametersToDecode = ['[', ']'] }]);

        using var response = await client.GetAsync(new Uri(server.BaseUrl + "/?filter%5ba%5D=1&%24b=2"));

        Assert.Equal("/?filter[a]=1&%24b=2", server.Requests.Single().Target);
    }

    [Fact]
    public async Task The_user_agent_follows_the_callers_and_is_added_once()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(503, Headers: ("Retry-After", "0")), new Reply(204));
        using var client = KiotaClientFactory.Create(optionsForHandlers: [new UserAgentHandlerOption { ProductName = "widgets", ProductVersion = "1.0" }]);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        request.Headers.Add("User-Agent", "mine/2.0");

        using var response = await client.SendAsync(request);

        Assert.All(server.Requests, received => Assert.Equal("mine/2.0 widgets/1.0", received.Header("User-Agent")));
    }

    [Fact]
    public async Task Headers_of_request_and_response_can_be_inspected()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "{}", Headers: ("X-S", "1")));
        using var adapter = Adapters.For(server.BaseUrl);
        var option = new HeadersInspectionHandlerOption { InspectRequestHeaders = true, InspectResponseHeaders = true };
        var request = new RequestInformation(Method.POST, "{+baseurl}/widgets", new Dictionary<string, object>());
        request.SetContentFromParsable(adapter, "application/json", new Widget());
        request.AddRequestOptions([option]);

        await adapter.SendNoContentAsync(request);

        Assert.Equal(["application/json"], option.RequestHeaders["content-type"]);
        Assert.Equal(["1"], option.ResponseHeaders["X-S"]);
        Assert.Equal(["application/json"], option.ResponseHeaders["Content-Type"]);
    }

    [Fact]
    public async Task Bodies_can_be_inspected_and_still_be_read()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"name":"answer"}"""));
        using var adapter = Adapters.For(server.BaseUrl);
        var option = new BodyInspectionHandlerOption { InspectRequestBody = true, InspectResponseBody = true };
        var request = new RequestInformation(Method.POST, "{+baseurl}/widgets", new Dictionary<string, object>());
        request.SetContentFromParsable(adapter, "application/json", new Widget { Name = "question" });
        request.AddRequestOptions([option]);

        var widget = await adapter.SendAsync(request, Widget.CreateFromDiscriminatorValue);

        using var asked = new StreamReader(option.RequestBody);
        using var answered = new StreamReader(option.ResponseBody);
        Assert.Equal("answer", widget!.Name);
        Assert.Equal("""{"name":"question"}""", server.Requests.Single().Text);
        Assert.Equal("""{"name":"question"}""", await asked.ReadToEndAsync());
        Assert.Equal("""{"name":"answer"}""", await answered.ReadToEndAsync());
    }

    [Fact]
    public async Task Parts_of_the_path_can_be_replaced_and_the_query_stays()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(204));
        using var client = KiotaClientFactory.Create(optionsForHandlers: [new UriReplacementHandlerOption(true, [new("/me-token", "/me")])]);

        using var response = await client.GetAsync(new Uri(server.BaseUrl + "/users/me-token?x=/me-token"));

        Assert.Equal("/users/me?x=/me-token", server.Requests.Single().Target);
    }
}
