using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Clients.Kiota.Runtime.Tests.Http.Middleware;

public sealed class RedirectHandlerTests
{
    [Theory]
    [InlineData(301, "POST", "{\"name\":\"a\"}")]
    [InlineData(302, "POST", "{\"name\":\"a\"}")]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "{\"name\":\"a\"}")]
    [InlineData(308, "POST", "{\"name\":\"a\"}")]
    public async Task Method_and_body_follow_except_for_303(int status, string method, string body)
    {
        await using var server = await LoopbackServer.StartAsync(Redirect(status, "/moved"), new Reply(204));
        using var adapter = Adapters.For(server.BaseUrl);
        var request = new RequestInformation(Method.POST, "{+baseurl}/widgets", new Dictionary<string, object>());
        request.SetContentFromParsable(adapter, "application/json", new Widget { Name = "a" });

        await adapter.SendNoContentAsync(request);

        Assert.Equal((method, "/moved", body), (server.Requests[1].Method, server.Requests[1].Target, server.Requests[1].Text));
    }

    /// <summary>The official runtime glues a relative location to the host: http://hosttwo (S8).</summary>
    [Theory]
    [InlineData("two", "/a/two")]
    [InlineData("../two?x=1", "/two?x=1")]
    [InlineData("?x=1", "/a/one?x=1")]
    public async Task A_relative_location_is_relative_to_the_request(string location, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(Redirect(302, location), new Reply(204));
        using var adapter = Adapters.For(server.BaseUrl);

        await adapter.SendNoContentAsync(Adapters.Get("{+baseurl}/a/one"));

        Assert.Equal(expected, server.Requests[1].Target);
    }

    /// <summary>In the official runtime a key header of any name but Authorization and Cookie follows (S8).</summary>
    [Fact]
    public async Task No_credential_follows_to_another_origin()
    {
        await using var target = await LoopbackServer.StartAsync(new Reply(204));
        await using var server = await LoopbackServer.StartAsync(Redirect(307, target.BaseUrl + "/there"));
        using var adapter = Adapters.For(server.BaseUrl);
        var request = Adapters.Get();
        request.Headers.Add("Authorization", "Bearer secret");
        request.Headers.Add("Cookie", "session=secret");
        request.Headers.Add("X-Api-Key", "secret");
        request.Headers.Add("X-Whatever", "secret");
        request.Headers.Add("Accept", "application/json");

        await adapter.SendNoContentAsync(request);

        var received = target.Requests.Single();
        Assert.Equal("application/json", received.Header("Accept"));
        Assert.DoesNotContain(received.Headers.Values, value => value.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_the_same_origin_credentials_stay()
    {
        await using var server = await LoopbackServer.StartAsync(Redirect(307, "/there"), new Reply(204));
        using var adapter = Adapters.For(server.BaseUrl);
        var request = Adapters.Get();
        request.Headers.Add("Authorization", "Bearer secret");
        request.Headers.Add("X-Api-Key", "secret");

        await adapter.SendNoContentAsync(request);

        Assert.Equal("Bearer secret", server.Requests[1].Header("Authorization"));
        Assert.Equal("secret", server.Requests[1].Header("X-Api-Key"));
    }

    [Fact]
    public async Task A_change_of_scheme_is_refused_unless_allowed()
    {
        await using var server = await LoopbackServer.StartAsync(Redirect(302, "https://127.0.0.1:1/"));
        using var adapter = Adapters.For(server.BaseUrl);
        using var allowing = Adapters.For(server.BaseUrl, KiotaClientFactory.Create(optionsForHandlers: [new RedirectHandlerOption { AllowRedirectOnSchemeChange = true }]));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.SendNoContentAsync(Adapters.Get()));
        Assert.Contains("AllowRedirectOnSchemeChange", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => allowing.SendNoContentAsync(Adapters.Get()));
    }

    [Fact]
    public async Task Redirects_have_an_end()
    {
        await using var server = await LoopbackServer.StartAsync(Redirect(302, "/again"));
        using var adapter = Adapters.For(server.BaseUrl);

        await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.SendNoContentAsync(Adapters.Get()));

        Assert.Equal(6, server.Requests.Count);
        Assert.Throws<InvalidOperationException>(() => new RedirectHandlerOption { MaxRedirect = 21 });
    }

    /// <summary>The official runtime asks this of the first redirect only; from a later one it goes to the bare host (S8).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_redirect_without_a_location_is_an_error(int hopsBefore)
    {
        await using var server = await LoopbackServer.StartAsync((context, index) =>
        {
            context.Response.StatusCode = 302;
            if (index < hopsBefore)
            {
                context.Response.Headers.Location = "/next";
            }

            return Task.CompletedTask;
        });
        using var adapter = Adapters.For(server.BaseUrl);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.SendNoContentAsync(Adapters.Get()));
        Assert.Contains("Location", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_is_not_followed_is_no_error()
    {
        await using var server = await LoopbackServer.StartAsync(Redirect(302, "/there"));
        using var client = KiotaClientFactory.Create(optionsForHandlers: [new RedirectHandlerOption { ShouldRedirect = _ => false }]);
        using var adapter = Adapters.For(server.BaseUrl, client);

        Assert.Null(await adapter.SendAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue));
    }

    [Fact]
    public void Proxy_credentials_stay_with_the_proxy()
    {
        using var proxied = new HttpRequestMessage(HttpMethod.Get, "https://h.io/b");
        using var direct = new HttpRequestMessage(HttpMethod.Get, "https://h.io/b");
        proxied.Headers.Add("Proxy-Authorization", "Basic x");
        direct.Headers.Add("Proxy-Authorization", "Basic x");

        RedirectHandlerOption.DefaultScrubSensitiveHeaders(proxied, new Uri("https://h.io/a"), _ => new Uri("http://proxy"));
        RedirectHandlerOption.DefaultScrubSensitiveHeaders(direct, new Uri("https://h.io/a"), _ => null);

        Assert.NotNull(proxied.Headers.ProxyAuthorization);
        Assert.Null(direct.Headers.ProxyAuthorization);
    }

    private static Reply Redirect(int status, string location) => new(status, Headers: ("Location", location));
}
