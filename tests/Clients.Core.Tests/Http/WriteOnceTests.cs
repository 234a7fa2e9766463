using System.Net;
using Clients.Core.Http;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;

namespace Clients.Core.Tests.Http;

/// <summary>A write is sent once, unless the caller asked for retries.</summary>
public class WriteOnceTests
{
    [Theory]
    [InlineData(Method.POST)]
    [InlineData(Method.PUT)]
    [InlineData(Method.PATCH)]
    [InlineData(Method.DELETE)]
    public async Task A_write_that_the_server_reads_and_does_not_answer_arrives_once(Method method)
    {
        await using var server = RawServer.Start((_, _) => Task.CompletedTask);
        using var client = ExampleClient.For(server.BaseUrl);

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(client, method));

        Assert.Equal("0", Assert.Single(server.Requests).Headers["Content-Length"]);
    }

    [Theory]
    [InlineData(Method.POST)]
    [InlineData(Method.DELETE)]
    public async Task It_arrives_once_through_a_client_of_the_users_too(Method method)
    {
        await using var server = RawServer.Start((_, _) => Task.CompletedTask);
        using var http = new HttpClient();
        using var client = ExampleClient.For(server.BaseUrl, configure: options => options.HttpClient = http);

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(client, method));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_write_refused_with_429_is_sent_again_when_the_client_retries()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(429, "{}", Headers: ("Retry-After", "0")), new Reply(200, "{}"));
        using var client = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with { Retry = RetryPolicy.Once });

        await SendAsync(client, Method.DELETE);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_password_of_a_proxy_is_in_no_failure()
    {
        await using var proxy = RawServer.Start((connection, _) => connection.WriteHeadAsync(407, "Content-Length: 0"));
        using var handler = new SocketsHttpHandler
        {
            Proxy = new WebProxy(new Uri($"http://robot:hush-hush@{proxy.Address.Authority}/")),
            UseProxy = true,
        };
        using var client = ExampleClient.For("https://api.example.com", configure: options => options.HttpMessageHandler = handler);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync());

        Assert.DoesNotContain("hush", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("robot", exception.ToString(), StringComparison.Ordinal);
    }

    private static Task SendAsync(ExampleClient client, Method method)
    {
        var request = new RequestInformation(method, "{+baseurl}/things", new Dictionary<string, object>());
        return client.Adapter.SendNoContentAsync(request);
    }
}
